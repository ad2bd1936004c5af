package workshop.judge.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import workshop.judge.SampleLesson;
import workshop.judge.lesson.Lesson;

/**
 * A class that hands in answers to the {@link SampleLesson}, in a temp folder.
 *
 * @param shown what the command line has shown
 */
record SampleClass(Path root, SampleLesson lesson, List<String> shown) {

    static final String TITLE = "lesson-91-sample";

    private static final String PACKAGE = TITLE + "/src/main/java/workshop/lesson91/";

    static SampleClass in(Path root) throws IOException {
        Files.createDirectories(root.resolve("class"));
        return new SampleClass(root, SampleLesson.in(root.resolve("workshop")), new ArrayList<>());
    }

    Path folder() {
        return root.resolve("class");
    }

    Path out() {
        return root.resolve("out");
    }

    List<Lesson> lessons() throws IOException {
        return List.of(lesson.lesson());
    }

    /** A checkout with an answer to step 1 with these members, and a right one to step 2. */
    SampleClass handsIn(String name, String members) throws IOException {
        file(name, PACKAGE + "Step1Ride.java", """
                package workshop.lesson91;
                public final class Step1Ride {
                    %s
                }
                """.formatted(members));
        return file(name, PACKAGE + "Step2Rest.java", """
                package workshop.lesson91;
                public final class Step2Rest { static void rest() {} }
                """);
    }

    /** A checkout with a step 1 that does something first. */
    SampleClass ridesAfter(String name, String statements) throws IOException {
        return handsIn(name, "static int ride(int miles) throws Exception { " + statements + " return miles; }");
    }

    /** Any file of a submission. */
    SampleClass file(String name, String path, String text) throws IOException {
        Path file = folder().resolve(name).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Grades the class, and returns the exit code. */
    int graded(String... options) {
        shown.clear();
        Progress progress = new Progress(shown::add);
        return GradeCommand.run(new GradeCommand(shown::add, progress), arguments(options));
    }

    String[] arguments(String... options) {
        return Stream.concat(
                        Stream.of(
                                "--workshop=" + root.resolve("workshop"),
                                "--out=" + out(),
                                "--jobs=2",
                                folder().toString()),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    /** The rows of the CSV, without its header. */
    List<String> rows() throws IOException {
        return Files.readAllLines(out().resolve("grades.csv")).stream().skip(1).toList();
    }

    String screen() {
        return String.join("\n", shown);
    }
}
