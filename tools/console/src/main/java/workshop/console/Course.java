package workshop.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.EditHere;
import workshop.testkit.report.Step;

/**
 * All lessons, and where the parts of a step are.
 *
 * @param root the workshop's root folder
 */
record Course(Path root, List<Lesson> lessons) {

    /** Reads the lessons in {@code root}. */
    static Course in(Path root) throws IOException {
        List<Lesson> lessons = Lesson.allIn(root);
        if (lessons.isEmpty()) {
            throw new Problem(root + " has no lessons: start the console by the file workshop in the root folder.");
        }
        return new Course(root, lessons);
    }

    /** All steps of all lessons, in their order. */
    List<Step> steps() {
        return lessons.stream().flatMap(lesson -> lesson.steps().stream()).toList();
    }

    Lesson lessonOf(Step step) {
        return lessons.stream()
                .filter(lesson -> lesson.name().equals(step.lesson()))
                .findFirst()
                .orElseThrow();
    }

    /** The learner's answers to the lesson of this step. */
    Answers answers(Step step) {
        return lessonOf(step).starters();
    }

    /** The learner's file. */
    Path fileOf(Step step) {
        Lesson lesson = lessonOf(step);
        return lesson.packageIn(lesson.starters().folder()).resolve(step.className() + ".java");
    }

    /** The starter as it came, whatever the learner's file holds by now. */
    Path starterOf(Step step) {
        return root.resolve("tools/console/starters").resolve(step.lesson()).resolve(step.className() + ".java");
    }

    /** The starters of the lesson of this step, as answers. */
    Answers starters(Step step) {
        return new Answers(lessonOf(step), starterOf(step).getParent());
    }

    /** The reference answer. */
    Path referenceOf(Step step) {
        return lessonOf(step)
                .packageIn(solutionFolder(step).resolve("src/main/java"))
                .resolve(step.className() + ".java");
    }

    /** The page that explains the step's lesson. */
    Path readmeOf(Step step) {
        return lessonOf(step).folder().resolve("README.md");
    }

    /** The reasons for the reference answers of the step's lesson. */
    Path reasonsOf(Step step) {
        return solutionFolder(step).resolve("WHY.md");
    }

    private Path solutionFolder(Step step) {
        return root.resolve("solutions").resolve(step.lesson());
    }

    boolean isStarter(Step step) throws IOException {
        Path starter = starterOf(step);
        return Files.exists(starter) && Files.exists(fileOf(step)) && Files.mismatch(starter, fileOf(step)) < 0;
    }

    /** File and line to edit, from the root on. */
    String editHere(Step step) {
        return EditHere.in(fileOf(step), root);
    }

    /** The step whose file this is. */
    Optional<Step> stepIn(Path file) {
        return steps().stream().filter(step -> fileOf(step).equals(file)).findFirst();
    }

    /** {@code 1.3}, the short name of step 3 of lesson 01. */
    static String shortName(Step step) {
        return lessonNumber(step.lesson()) + "." + step.number();
    }

    private static int lessonNumber(String lesson) {
        return Integer.parseInt(lesson.replaceFirst("lesson-(\\d+).*", "$1"));
    }

    /** The step that is called {@code 1.3}, {@code Step3Metadata} or {@code metadata}. Throws {@link Problem}. */
    Step step(String name) {
        return new ByName<>(
                        "step",
                        steps(),
                        Course::names,
                        step -> shortName(step) + " (" + step.className() + ")",
                        "./workshop list shows them all.")
                .find(name);
    }

    /** The steps of a lesson ({@code 1}, {@code 01}, {@code lesson-01-basic-send}), or the one step of that name. */
    List<Step> lessonOrStep(String name) {
        return lessons.stream()
                .filter(lesson -> lesson.name().equalsIgnoreCase(name)
                        || name.matches("(?i)(lesson-?)?0*" + lessonNumber(lesson.name())))
                .findFirst()
                .map(Lesson::steps)
                .orElseGet(() -> List.of(step(name)));
    }

    private static Stream<String> names(Step step) {
        return Stream.of(shortName(step), step.className(), step.className().replaceFirst("Step\\d+", ""));
    }
}
