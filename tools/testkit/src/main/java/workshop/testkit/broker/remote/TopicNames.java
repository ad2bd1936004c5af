package workshop.testkit.broker.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import workshop.testkit.environment.Settings;

/**
 * What the topics of one process are called on a cluster that others use too: {@code workshop-} or another prefix, eight digits that no other
 * process has, and the lesson's own name. A note in the temp directory, named after the process, remembers the digits until the topics are
 * gone; so the next start knows which topics a killed process has left, and can take nobody else's for them.
 *
 * @param beginning all names begin so
 * @param note the file
 */
record TopicNames(String beginning, Path note) {

    private static final String NOTE = "workshop-topics-";

    /** Chooses the digits and makes the note. {@code servers} is the cluster, as the option names it. */
    static TopicNames choose(Settings settings) throws IOException {
        String prefix = prefix(settings);
        Path temp = settings.memory();
        String digits = String.format("%08x", new Random().nextInt());
        TopicNames names = new TopicNames(
                prefix + digits + "-",
                temp.resolve(NOTE + ProcessHandle.current().pid() + "-" + digits));
        try {
            Files.write(names.note, List.of(settings.kafka(), names.beginning));
        } catch (IOException e) {
            throw new IOException(
                    "The names of the topics have to be noted in the temp directory " + temp + ", and cannot be ("
                            + e.getMessage()
                            + "): name another one in the environment: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=…",
                    e);
        }
        return names;
    }

    /** Those of processes that are dead, and never got round to clearing up this cluster. */
    static List<TopicNames> abandoned(Settings settings) throws IOException {
        try (Stream<Path> files = Files.list(settings.memory())) {
            return files.filter(TopicNames::isAbandoned)
                    .map(TopicNames::read)
                    .filter(lines -> lines.size() == 3 && lines.get(0).equals(settings.kafka()))
                    .map(lines -> new TopicNames(lines.get(1), Path.of(lines.get(2))))
                    .toList();
        }
    }

    static String prefix(Settings settings) throws IOException {
        String prefix = settings.kafkaPrefix();
        if (!prefix.matches("[a-zA-Z0-9._-]{1,100}")) {
            throw new IOException(
                    "-Dkafka.prefix=" + prefix
                            + " cannot begin the name of a topic: give 1 to 100 letters, digits, dots, underscores or hyphens.");
        }
        return prefix;
    }

    String of(String topic) {
        return beginning + topic;
    }

    boolean include(String topic) {
        return topic.startsWith(beginning);
    }

    /** The topics are gone. */
    void forget() {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            // A later start finds none of the topics and forgets them then.
        }
    }

    private static boolean isAbandoned(Path file) {
        String[] parts = file.getFileName().toString().split("-");
        return file.getFileName().toString().matches(NOTE + "\\d{1,18}-[0-9a-f]{8}")
                && ProcessHandle.of(Long.parseLong(parts[2])).isEmpty();
    }

    /** The note's two lines and its path, or nothing if it cannot be read. */
    private static List<String> read(Path note) {
        try {
            return Stream.concat(Files.readAllLines(note).stream(), Stream.of(note.toString()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
