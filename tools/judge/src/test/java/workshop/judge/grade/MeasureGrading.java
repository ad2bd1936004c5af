package workshop.judge.grade;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.judge.lesson.Lesson;
import workshop.judge.lesson.Limits;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Screen;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict.State;

/**
 * Thirty submissions of all lessons, of which it is known what has to come out: solutions, starters, kept answers, and hostile ones. No
 * default run picks it up: {@code mvn verify -pl tools/judge -Dit.test=MeasureGrading}, and {@code -Dmeasure.jobs=2} for another number of jobs.
 */
class MeasureGrading {

    private static final Path WORKSHOP = Path.of("../..").toAbsolutePath().normalize();
    private static final int JOBS = Integer.getInteger("measure.jobs", Batch.JOBS);
    private static final String DRY_RUN = "junit.platform.execution.dryRun.enabled=true";
    private static final String PRODUCER = "package org.apache.kafka.clients.producer; public class %s {}";

    /** What a class does when it is loaded. */
    private static final Map<String, String> HOSTILE = Map.of(
            "exit", "System.exit(0);",
            "halt", "Runtime.getRuntime().halt(0);",
            "endless", "for (int i = 1; i > 0; i = 1) {}",
            "threads",
                    "for (int i = 0; i < 50; i++) new Thread(() -> { while (true) try { Thread.sleep(100); } catch (InterruptedException e) {} }).start();",
            "memory",
                    "var all = new java.util.ArrayList<long[]>(); for (int i = 1; i > 0; i = 1) all.add(new long[1 << 20]);",
            "flood",
                    "for (int i = 0; i < 1_000_000; i++) { System.out.println(\"PASSED \".repeat(20)); System.err.println(i); }",
            "deletes", "for (var file : new java.io.File(\".\").listFiles()) file.delete();");

    @TempDir
    private Path folder;

    @TempDir
    private Path out;

    private final Map<String, Map<Step, State>> expected = new LinkedHashMap<>();

    @Test
    void thirty_submissions() throws IOException {
        List<Lesson> lessons = Lesson.allIn(WORKSHOP);
        for (String kind : kinds()) {
            handIn(expected.size() + 1, kind, lessons);
        }
        long begin = System.nanoTime();
        List<Result> results;
        try (Batch batch =
                new Batch(lessons, Settings.ofThisJvm(), Limits.GENEROUS, JOBS, out, new Progress(Screen::print))) {
            results = batch.grade(Submission.in(folder, lessons, out));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        Screen.print("\n" + Tables.ofClass(results) + Tables.ofNotes(results));
        Screen.print(String.format(
                "%d submissions in %.0f s: %.1f s each", results.size(), seconds, seconds / results.size()));
        assertThat(results.stream().flatMap(this::wrong)).isEmpty();
    }

    /** Hands in all lessons, each step by the same kind of answer. */
    private void handIn(int number, String kind, List<Lesson> lessons) throws IOException {
        String name = String.format("%02d-%s", number, kind);
        Map<Step, State> states = new LinkedHashMap<>();
        for (Lesson lesson : lessons) {
            Path to =
                    lesson.packageIn(folder.resolve(name).resolve(lesson.name()).resolve("src/main/java"));
            copy(lesson.packageIn(solutions(lesson)), to);
            for (Step step : lesson.steps()) {
                states.put(step, answer(kind, number, lesson, step, to.resolve(step.className() + ".java")));
            }
            Path resources = folder.resolve(name).resolve(lesson.name()).resolve("src/main/resources");
            Files.createDirectories(resources);
            if (kind.equals("dry-run")) {
                Files.writeString(resources.resolve("junit-platform.properties"), DRY_RUN);
            }
            if (kind.equals("own-producer")) {
                for (String type : List.of("MockProducer", "KafkaProducer")) {
                    Path kafka = to.resolve("../../org/apache/kafka/clients/producer")
                            .normalize();
                    Files.createDirectories(kafka);
                    Files.writeString(kafka.resolve(type + ".java"), PRODUCER.formatted(type));
                }
            }
        }
        expected.put(name, states);
    }

    private static List<String> kinds() {
        return Stream.of(
                        nCopies(4, "solution"),
                        nCopies(4, "starter"),
                        nCopies(7, "right"),
                        nCopies(6, "wrong"),
                        new TreeSet<>(HOSTILE.keySet()),
                        List.of("dry-run", "own-producer"))
                .flatMap(Collection::stream)
                .toList();
    }

    /** Writes the answer over the solution's, and says what has to come of it. */
    private static State answer(String kind, int number, Lesson lesson, Step step, Path to) throws IOException {
        Path starter =
                lesson.packageIn(lesson.folder().resolve("src/main/java")).resolve(to.getFileName());
        switch (kind) {
            case "solution":
                return State.PASSED;
            case "starter":
                Files.copy(starter, to, REPLACE_EXISTING);
                return State.NOT_WRITTEN;
            case "right":
                copy(kept(step, "right-", number), to.getParent());
                return State.PASSED;
            case "wrong", "dry-run", "own-producer":
                copy(kept(step, "wrong-", number), to.getParent());
                return State.FAILED;
            default: // the same step of each lesson is hostile, and no answer; the others are right
                if (step.number() != 1 + number % 6) {
                    return State.PASSED;
                }
                String text = Files.readString(starter)
                        .replaceFirst("(?m)^(public final class [^{]+\\{)", "$1 static { %s }");
                Files.writeString(to, text.replace("static { %s }", "static { " + HOSTILE.get(kind) + " }"));
                return State.FAILED;
        }
    }

    private static Path solutions(Lesson lesson) {
        return WORKSHOP.resolve("solutions").resolve(lesson.name()).resolve("src/main/java");
    }

    private static Path kept(Step step, String kind, int number) throws IOException {
        Path answers =
                WORKSHOP.resolve("tools/check/answers").resolve(step.lesson()).resolve(step.className());
        try (Stream<Path> folders = Files.list(answers)) {
            List<Path> found = folders.filter(
                            answer -> answer.getFileName().toString().startsWith(kind))
                    .sorted()
                    .toList();
            return found.get(number % found.size());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()), REPLACE_EXISTING);
        }
    }

    private Stream<String> wrong(Result result) {
        return result.verdicts().stream()
                .filter(verdict -> !isRight(expected.get(result.name()).get(verdict.step()), verdict.state()))
                .map(verdict ->
                        result.name() + " " + verdict.step() + " is " + verdict.state() + "\n" + verdict.text());
    }

    /** {@link State#FAILED} stands for every way in which an answer is not done. */
    private static boolean isRight(State expected, State found) {
        return expected == State.FAILED ? found != State.PASSED && found != State.NOT_RUN : found == expected;
    }
}
