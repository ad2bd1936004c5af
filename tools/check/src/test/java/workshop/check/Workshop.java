package workshop.check;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import workshop.judge.Answers;
import workshop.judge.Lesson;
import workshop.testkit.report.Step;

/** The workshop as its files have it: lessons, solutions, and the right and wrong answers that are kept beside the check. */
record Workshop(Path root) {

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
