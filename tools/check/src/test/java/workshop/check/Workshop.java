package workshop.check;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;

/** The workshop as its files have it: lessons, solutions, and the right and wrong answers that are kept beside the check. */
record Workshop(Path root) {

    private static final Set<String> NO_PAGES_THERE = Set.of(".git", "target", "answers");

    List<Lesson> lessons() throws IOException {
        return Lesson.allIn(root);
    }

    /** {@code solutions/lesson-01-basic-send}. */
    Path solutionFolder(Lesson lesson) {
        return root.resolve("solutions").resolve(lesson.name());
    }

    Answers solutions(Lesson lesson) {
        return new Answers(lesson, solutionFolder(lesson).resolve("src/main/java"));
    }

    /** {@code tools/check/answers/lesson-01-basic-send}; it need not exist. */
    Path answersFolder(Lesson lesson) {
        return root.resolve("tools/check/answers").resolve(lesson.name());
    }

    /** The right and wrong answers to a step, by name. */
    List<KeptAnswer> answers(Lesson lesson, Step step) throws IOException {
        List<KeptAnswer> answers = new ArrayList<>();
        for (Path folder : foldersIn(answersFolder(lesson).resolve(step.className()))) {
            answers.add(new KeptAnswer(step, new Answers(lesson, folder)));
        }
        return answers;
    }

    /** Every page that a reader may open. */
    List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NO_PAGES_THERE.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return pages;
    }

    static List<Path> foldersIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory)
                    .sorted(comparing(Path::getFileName))
                    .toList();
        }
    }

    /** As a sentence names it: from the root on, with slashes. */
    String shown(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
