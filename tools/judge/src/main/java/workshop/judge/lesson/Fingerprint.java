package workshop.judge.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A hash of all that decides a verdict: while it is the same, another run would say the same. */
public final class Fingerprint {

    /** The files of the lesson's package, also if they stand in {@code workshop/lesson01} once more. */
    private static final int DEEPEST_ANSWER = 3;

    private final MessageDigest digest = sha256();

    /** The tests, the given types, and what the tests share. */
    public Fingerprint addTrusted(Lesson lesson) throws IOException {
        addText(lesson.name());
        lesson.trustedSources().values().forEach(this::addFile);
        return this;
    }

    /** The files of somebody's answers. */
    public Fingerprint addAnswers(Answers answers) {
        addFolder(answers.folder(), DEEPEST_ANSWER);
        return this;
    }

    /** The class path of this JVM, workshop and libraries alike. */
    public Fingerprint addClassPath() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                addFolder(path, Integer.MAX_VALUE);
            } else if (Files.exists(path)) {
                addText(path.getFileName() + " " + Files.size(path)); // a jar's name has its version
            }
        }
        return this;
    }

    /** Whatever else counts. */
    public Fingerprint addText(String text) {
        digest.update((text + "\n").getBytes(UTF_8));
        return this;
    }

    /** A file, by its name and content; of one that is larger than any answer, its size. */
    public Fingerprint addFile(Path file) {
        try {
            long bytes = Files.size(file);
            addText(file.getFileName() + " " + bytes);
            if (bytes <= SubmittedFiles.LARGEST_BYTES) {
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            addText("cannot be read");
        }
        return this;
    }

    private void addFolder(Path folder, int depth) {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            all.filter(Files::isRegularFile)
                    .sorted()
                    .limit(10 * SubmittedFiles.MOST_FILES)
                    .forEach(this::addFile);
        } catch (IOException | UncheckedIOException e) {
            addText("cannot be read");
        }
    }

    /** 64 hexadecimal digits. Nothing can be added any more. */
    public String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
