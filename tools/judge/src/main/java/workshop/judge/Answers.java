package workshop.judge;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * Somebody's answers to a lesson. The folder holds the lesson's package ({@code workshop/lesson01/Step3Metadata.java}), or else the files
 * themselves. It may be missing, and anything may be in it.
 *
 * @param lesson which lesson they answer
 * @param folder where they are
 */
public record Answers(Lesson lesson, Path folder) {

    /** An answer is a page of Java. */
    public static final long LARGEST_FILE_BYTES = 256 * 1024;

    /** A lesson has about ten steps. */
    public static final int MOST_FILES = 200;

    private static final int MOST_REPORTED = 20;

    public Answers {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Where the files are: in the lesson's package, if the folder has it. */
    Path packageFolder() {
        Path packaged = lesson.packageIn(folder);
        return Files.isDirectory(packaged) ? packaged : folder;
    }

    /** The verdict on a step of which nothing can be compiled; empty if there is something. */
    Optional<Verdict> refuse(Step step) {
        Path file = packageFolder().resolve(step.className() + ".java");
        if (!Files.isDirectory(folder)) {
            return Optional.of(new Verdict(step, State.NOT_RUN, folder + " is no folder"));
        }
        if (!Files.exists(file)) {
            return Optional.of(new Verdict(
                    step, State.NOT_WRITTEN, step.title() + ": there is no " + file.getFileName() + " in " + folder));
        }
        return reasonToIgnore(file).map(reason -> new Verdict(step, State.NOT_RUN, file.getFileName() + " " + reason));
    }

    /** The Java files that are taken, by name. Throws {@link IOException} with a sentence if there are too many. */
    Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(packageFolder(), "*.java")) {
            for (Path file : files) {
                if (sources.size() == MOST_FILES) {
                    throw new IOException(packageFolder() + " has more than " + MOST_FILES + " Java files");
                }
                if (reasonToIgnore(file).isEmpty()) {
                    sources.put(file.getFileName().toString(), file);
                }
            }
        }
        return sources;
    }

    /**
     * What is in the folder and is not taken: a sentence each, which begins with the path. Empty if everything is. A folder with very much
     * in it is not read to its end.
     */
    public List<String> ignored() throws IOException {
        Map<String, Path> trusted = lesson.trustedSources();
        List<String> ignored = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            private int seen;

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (ignored.size() == MOST_REPORTED || ++seen > 10 * MOST_FILES) {
                    ignored.add("… and more");
                    return FileVisitResult.TERMINATE;
                }
                whyNotTaken(file, trusted).ifPresent(reason -> ignored.add(folder.relativize(file) + " " + reason));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                ignored.add(folder.relativize(file) + " cannot be read");
                return FileVisitResult.CONTINUE;
            }
        });
        return ignored;
    }

    private Optional<String> whyNotTaken(Path file, Map<String, Path> trusted) throws IOException {
        Path lessons = trusted.get(file.getFileName().toString());
        if (!file.getParent().equals(packageFolder()) || !file.toString().endsWith(".java")) {
            return Optional.of("is no Java file of the package " + lesson.packageName());
        }
        Optional<String> reason = reasonToIgnore(file);
        if (reason.isEmpty() && lessons != null && Files.mismatch(file, lessons) >= 0) {
            return Optional.of("is not the lesson's own, and that one is taken");
        }
        return reason;
    }

    /** Why this file of the package's folder is not taken, as the end of a sentence; empty if it is. */
    private Optional<String> reasonToIgnore(Path file) {
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                return Optional.of("is a link that leads out of the answers folder");
            }
            if (!Files.isRegularFile(file)) {
                return Optional.of("is not a file");
            }
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                return Optional.of("has " + Files.size(file) / 1024 + " KB, and an answer has "
                        + LARGEST_FILE_BYTES / 1024 + " KB at most");
            }
            Files.readString(file);
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of("is no text in UTF-8");
        } catch (IOException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        }
    }
}
