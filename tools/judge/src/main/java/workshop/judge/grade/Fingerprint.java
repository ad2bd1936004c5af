package workshop.judge.grade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.judge.Answers;
import workshop.judge.Lesson;
import workshop.judge.Limits;
import workshop.testkit.environment.Settings;

/**
 * Tells whether a verdict would be the same again: a hash of all that decides it, which is the Java files of a submission that are taken,
 * the tests and given types of the lessons, the limits, the Java and the Kafka, and the class path of this JVM, workshop and libraries
 * alike.
 */
final class Fingerprint {

    /** The files of the lesson's package, also if they stand in {@code workshop/lesson01} once more. */
    private static final int DEEPEST_ANSWER = 3;

    private final MessageDigest digest = sha256();

    /** 64 hexadecimal digits. */
    static String of(Submission submission, List<Lesson> lessons, Limits limits) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.addText(limits + ", Java " + Runtime.version().feature() + ", "
                + Settings.ofThisJvm().kafka());
        for (Lesson lesson : lessons) {
            fingerprint.addText(lesson.name());
            for (Path file : lesson.trustedSources().values()) {
                fingerprint.addFile(file);
            }
            Optional<Answers> answers = submission.answers(lesson);
            fingerprint.addText(answers.isPresent() ? "handed in" : "not handed in");
            if (answers.isPresent()) {
                fingerprint.addFolder(answers.get().folder(), DEEPEST_ANSWER);
            }
        }
        fingerprint.addClassPath();
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void addClassPath() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                addFolder(path, Integer.MAX_VALUE);
            } else if (Files.exists(path)) {
                addText(path.getFileName() + " " + Files.size(path)); // a jar's name has its version
            }
        }
    }

    private void addFolder(Path folder, int depth) {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            all.filter(Files::isRegularFile)
                    .sorted()
                    .limit(10 * Answers.MOST_FILES)
                    .forEach(this::addFile);
        } catch (IOException | UncheckedIOException e) {
            addText("cannot be read");
        }
    }

    private void addFile(Path file) {
        try {
            long bytes = Files.size(file);
            addText(file.getFileName() + " " + bytes);
            if (bytes <= Answers.LARGEST_FILE_BYTES) {
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            addText("cannot be read");
        }
    }

    private void addText(String text) {
        digest.update((text + "\n").getBytes(UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
