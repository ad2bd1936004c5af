package workshop.judge.lesson;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Chooses the files of somebody's answers: of whatever is in the folder, only Java files of the lesson's package are taken. */
public final class SubmittedFiles {

    /** An answer is a page of Java. */
    public static final long LARGEST_BYTES = 256 * 1024;

    /** A lesson has about ten steps. */
    public static final int MOST_FILES = 200;

    /** Those in {@code packageFolder}, by name. Throws {@link IOException} with a sentence if there are too many. */
    static Map<String, Path> in(Path packageFolder, Path answers) throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(packageFolder, "*.java")) {
            for (Path file : files) {
                if (sources.size() == MOST_FILES) {
                    throw new IOException(packageFolder + " has more than " + MOST_FILES + " Java files");
                }
                if (whyNotTaken(file, answers).isEmpty()) {
                    sources.put(file.getFileName().toString(), file);
                }
            }
        }
        return sources;
    }

    /** Why this file of the package's folder is not taken, as the end of a sentence; empty if it is. */
    static Optional<String> whyNotTaken(Path file, Path answers) {
        try {
            if (!file.toRealPath().startsWith(answers.toRealPath())) {
                return Optional.of("is a link that leads out of the answers folder");
            }
            if (!Files.isRegularFile(file)) {
                return Optional.of("is not a file");
            }
            if (Files.size(file) > LARGEST_BYTES) {
                return Optional.of("has " + Files.size(file) / 1024 + " KB, and an answer has " + LARGEST_BYTES / 1024
                        + " KB at most");
            }
            Files.readString(file);
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of("is no text in UTF-8");
        } catch (IOException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        }
    }

    private SubmittedFiles() {}
}
