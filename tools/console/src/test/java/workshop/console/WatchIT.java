package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import workshop.testkit.report.Step;

/** The real program in a pseudo-terminal, used as a learner uses it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its pseudo-terminal draws the screen anew in a way of its own")
@Execution(ExecutionMode.CONCURRENT)
class WatchIT {

    private static final String LESSON = "lesson-01-basic-send";

    @TempDir
    private Path folder;

    private Classroom classroom;
    private Seat seat;
    private Step first;

    @BeforeEach
    void start() throws IOException {
        classroom = Classroom.with(folder, LESSON);
        first = classroom.step(LESSON, 1);
        seat = new Seat(100, Classroom.environment(), classroom.command());
    }

    @AfterEach
    void end() {
        seat.close();
    }

    @Test
    void a_learners_first_minutes() throws Exception {
        seat.await("0 of 7 steps", "Step 1 · Create producer", "not written yet", "a producer of text for the cluster");
        seat.await("edit " + LESSON + "/src/main/java/workshop/lesson01/Step1CreateProducer.java:");

        classroom.saveWrong(first, "wrong-acks-one");
        seat.await("✘ Step 1 · Create producer failing", "acks=[1] on the wire", "repeat the same random values");

        seat.press("o");
        seat.await("a producer of text for the cluster");
        seat.press("h");
        seat.await("acks=[1] on the wire", "Hint 1 · nudge");
        assertThat(seat.screen()).doesNotContain("Hint 2");
        seat.press("h");
        seat.await("Hint 2 · direction");
        seat.press("w");
        seat.await("The reasons are for when Step 1 · Create producer is done");

        classroom.saveRight(first);
        seat.await("✔ Step 1 · Create producer done", "1 of 7 steps", "n goes on, w says why");
        seat.press("w");
        seat.await("Why this answer.", "Your code is that of the reference answer, line by line.");
        seat.press(" ");
        seat.press("x");
        seat.await("✔ Step 1 · Create producer done", "n goes on, w says why");
        seat.press("n");
        seat.await("· Step 2 · Send not written yet", "hand one message to the producer");
        seat.press("p");
        seat.await("✔ Step 1 · Create producer done");

        seat.press("R");
        seat.await("· Step 1 · Create producer not written yet", "0 of 7 steps");
        assertThat(kept())
                .singleElement()
                .asString()
                .matches(".*/Step1CreateProducer-\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.java\\.txt");
        assertThat(kept().get(0))
                .hasSameTextualContentAs(classroom
                        .root()
                        .resolve("solutions/" + LESSON + "/src/main/java/workshop/lesson01/Step1CreateProducer.java"));

        quitAndExpectNothingLeft();
    }

    @Test
    void a_worker_that_is_killed_and_one_that_hangs_cost_one_run_each() throws Exception {
        Path pid = folder.resolve("pid");
        seat.await("not written yet");
        classroom.saveRightAfter(first, """
                        try {
                            java.nio.file.Files.writeString(java.nio.file.Path.of("%s"),
                                    "" + ProcessHandle.current().pid());
                            while (System.nanoTime() != 0) Thread.sleep(100);
                        } catch (java.io.IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }""".formatted(pid.toString().replace("\\", "\\\\")));
        Awaitility.await("the answer runs").atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pid));

        ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow().destroyForcibly();
        seat.await("✘ Step 1 · Create producer ended the JVM");

        classroom.saveRightAfter(first, "while (System.nanoTime() != 0) { Thread.onSpinWait(); }");
        seat.await("… Step 1 · Create producer is running");
        classroom.saveRight(first);
        seat.await("✔ Step 1 · Create producer done");

        quitAndExpectNothingLeft();
    }

    @Test
    void a_window_of_40_columns_shows_whole_words_and_one_that_grows_is_filled() throws Exception {
        seat.resize(40);
        seat.await("not written yet");
        classroom.saveWrong(first, "wrong-acks-one");
        seat.await("failing", "acks=[1] on the wire");

        assertThat(seat.screen().lines().filter(line -> line.matches(".*\\s\\S+\\s\\S.*")))
                .allMatch(line -> line.length() <= 40);
        seat.resize(120);
        Awaitility.await("a line over the whole width")
                .until(() -> seat.screen().lines().anyMatch(line -> line.length() > 90));
    }

    @Test
    void what_is_too_long_for_the_window_is_shown_part_by_part() throws Exception {
        seat.await("not written yet");
        classroom.saveWrong(first, "wrong-acks-one");
        seat.await("acks=[1] on the wire");

        seat.resize(80, 14);
        seat.await("Lesson 01 · Basic send · 1.1", "more lines: space goes on", "q quit");
        assertThat(seat.screen()).hasLineCount(13).doesNotContain("  edit ");
        seat.press(" ");
        seat.await("  edit ", "space goes back up");
    }

    @Test
    void what_the_answer_prints_is_shown_with_the_verdict() throws Exception {
        seat.await("not written yet");
        classroom.saveRightAfter(first, "System.out.println(\"Robin\" + (char) 0x9b + \"2J was here\");");

        seat.await("✔ Step 1 · Create producer done", "printed Robin 2J was here");
        assertThat(seat.everything()).doesNotContain("\u009b");
    }

    @Test
    void code_that_does_not_compile_is_shown_with_its_line() throws Exception {
        seat.await("not written yet");
        Files.writeString(classroom.file(first), "package workshop.lesson01;\n\nclass Step1CreateProducer { int x }\n");

        seat.await("does not compile", "Step1CreateProducer.java:3: ';' expected");
    }

    @Test
    void no_color_means_not_a_single_code_of_the_terminal() throws Exception {
        Map<String, String> environment = Classroom.environment();
        environment.put("NO_COLOR", "1");
        try (Seat plain = new Seat(100, environment, classroom.command("list"))) {
            plain.awaitEnd();

            assertThat(plain.everything()).contains("0 of 7 steps").doesNotContain("\033");
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(classroom.file(first).getParent())) {
            return files.filter(file -> file.toString().endsWith(".txt")).toList();
        }
    }

    private void quitAndExpectNothingLeft() throws IOException {
        List<ProcessHandle> family = seat.family();
        assertThat(family).hasSizeGreaterThan(1);

        seat.press("q");

        seat.awaitEnd();
        Awaitility.await("its workers end").until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(classroom.temp()).isEmptyDirectory();
    }
}
