package workshop.testkit.broker.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import workshop.testkit.report.Screen;

/**
 * The topics that one run has created on a cluster that others use, too. They are deleted by their ids and by nothing
 * else: a topic that this run has not created stays, whatever its name is.
 *
 * <p>A file remembers the cluster's id and the topics' ids, so that the next run can delete what a killed run has left.
 * The process locks the file, and the lock ends with the process. A topic whose creation is not answered yet has no id:
 * if the process is killed then, the topic stays. The file has its name, which the next run prints.
 */
final class CreatedTopics implements AutoCloseable {

    private static final String KIND = "workshop-topics-";
    private static final String LINE = "[a-zA-Z0-9._-]{1,249} [a-zA-Z0-9_-]{22}"; // the name and the id
    private static final int LONGEST_FILE = 1 << 20;

    /** This process's files. It must not open them again: to close any channel of a file ends a POSIX lock on it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final String firstLine;
    private final Path file;
    private final FileChannel lock;
    private final OutputStream out;
    private final Map<Uuid, String> remaining = new ConcurrentHashMap<>(); // names by id
    private final Set<String> withoutId = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    /** Starts a file in the folder. {@code cluster} is the cluster's id. */
    static CreatedTopics open(Path folder, String cluster) throws IOException {
        try {
            Path file = Files.createTempFile(folder.toAbsolutePath(), KIND, "");
            HELD.add(file);
            FileOutputStream out = new FileOutputStream(file.toFile()); // a channel ends at an interrupt
            CreatedTopics topics = new CreatedTopics("cluster " + cluster, file, out.getChannel(), out);
            topics.lock.lock();
            topics.write(topics.firstLine);
            return topics;
        } catch (IOException e) {
            throw new IOException(
                    "The ids of the topics have to be noted in the temp directory " + folder + ", and cannot be ("
                            + e.getMessage()
                            + "): name another one in the environment: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=…",
                    e);
        }
    }

    private CreatedTopics(String firstLine, Path file, FileChannel lock, OutputStream out) {
        this.firstLine = firstLine;
        this.file = file;
        this.lock = lock;
        this.out = out;
    }

    private void write(String line) throws IOException {
        out.write((line + "\n").getBytes(ISO_8859_1));
    }

    /** Those of dead runs on this cluster. */
    List<CreatedTopics> abandoned() throws IOException {
        List<CreatedTopics> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(file.getParent(), KIND + "*")) {
            files.forEach(each -> takeOver(each).ifPresent(found::add));
        }
        return found;
    }

    /** A link is left alone, and so is another owner's file: only its owner can put another file in its place. */
    private Optional<CreatedTopics> takeOver(Path other) {
        try {
            if (!HELD.contains(other)
                    && Files.isRegularFile(other, NOFOLLOW_LINKS)
                    && Files.getOwner(other, NOFOLLOW_LINKS).equals(Files.getOwner(file))) {
                FileChannel channel = FileChannel.open(other, READ, WRITE, NOFOLLOW_LINKS);
                CreatedTopics topics = new CreatedTopics(firstLine, other, channel, OutputStream.nullOutputStream());
                if (channel.tryLock() != null && topics.read()) {
                    return Optional.of(topics);
                }
                channel.close();
            }
        } catch (IOException e) {
            // Another run is deleting it.
        }
        return Optional.empty();
    }

    /** Returns false if the file is of another cluster, or not exactly as this class writes it. */
    private boolean read() throws IOException {
        if (lock.size() > LONGEST_FILE) {
            return false;
        }
        String[] lines = new String(Channels.newInputStream(lock).readAllBytes(), ISO_8859_1).split("\n", -1);
        int last = lines.length - 1;
        for (String line : Arrays.asList(lines).subList(Math.min(1, last), last)) {
            String id = line.substring(line.indexOf(' ') + 1);
            if (!line.matches(LINE) || !Uuid.fromString(id).toString().equals(id)) {
                return false;
            }
            remember(line.substring(0, line.indexOf(' ')), Uuid.fromString(id));
        }
        return lines[0].equals(firstLine) && lines[last].isEmpty();
    }

    private void remember(String name, Uuid id) {
        if (id.equals(Uuid.ZERO_UUID)) {
            withoutId.add(name);
        } else {
            withoutId.remove(name);
            remaining.put(id, name);
        }
    }

    /** Notes a topic that is to be created now. */
    void requested(String name) {
        created(name, Uuid.ZERO_UUID);
    }

    /** Notes the id that the cluster has given to the topic. */
    synchronized void created(String name, Uuid id) {
        remember(name, id);
        try {
            write(name + " " + id);
        } catch (IOException e) {
            throw new UncheckedIOException("The id of " + name + " cannot be noted in " + file, e);
        }
    }

    /** The cluster has refused to create it. */
    void refused(String name) {
        withoutId.remove(name);
    }

    /** Asks for the deletion of all topics that are not known to be gone. */
    CompletableFuture<Void> delete(Admin admin) {
        TopicCollection ids = TopicCollection.ofTopicIds(Set.copyOf(remaining.keySet()));
        List<CompletableFuture<?>> answers = new ArrayList<>();
        admin.deleteTopics(ids)
                .topicIdValues()
                .forEach((id, answer) -> answers.add(answer.toCompletionStage()
                        .handle((nothing, refusal) -> settle(id, refusal))
                        .toCompletableFuture()));
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }

    private Void settle(Uuid id, Throwable refusal) {
        if (refusal != null && !(refusal instanceof UnknownTopicIdException)) {
            throw new CompletionException(refusal);
        }
        String name = remaining.remove(id);
        if (refusal == null && name != null) {
            deleted.add(name);
        }
        return null;
    }

    Collection<String> remaining() {
        return remaining.values();
    }

    Collection<String> deleted() {
        return deleted;
    }

    /** Says which topics are left, and ends the lock. The file stays if topics remain. */
    @Override
    public void close() {
        print("left on the cluster until the next start", remaining.values());
        print("perhaps left on the cluster, whose answer with the id never came", withoutId);
        try (lock) {
            if (remaining.isEmpty()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A later run finds that the topics are gone, and deletes the file then.
        }
        HELD.remove(file);
    }

    static void print(String what, Collection<String> names) {
        if (!names.isEmpty()) {
            Screen.print("  " + what + ": " + String.join(", ", new TreeSet<>(names)));
        }
    }
}
