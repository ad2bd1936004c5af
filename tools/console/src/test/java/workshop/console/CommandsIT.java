package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import workshop.console.Classroom.Outcome;
import workshop.testkit.report.Step;

/** The commands, without a terminal. */
@Execution(ExecutionMode.CONCURRENT)
class CommandsIT {

    private static final String LESSON = "lesson-01-basic-send";

    @TempDir
    private Path folder;

    private Classroom classroom;
    private Step first;

    @BeforeEach
    void copyLesson() throws IOException {
        classroom = Classroom.with(folder, LESSON);
        first = classroom.step(LESSON, 1);
    }

    @Test
    void a_run_of_a_step_is_red_with_the_text_of_mvn_test_and_green_when_it_is_done() throws Exception {
        classroom.saveWrong(first, "wrong-acks-one");
        Outcome red = run("run", "1.1");
        assertThat(red.exitCode()).isEqualTo(1);
        assertThat(red.out())
                .contains("Lesson 01 · Basic send", "✘ Step 1 · Create producer", "acks=[1] on the wire")
                .contains("  edit       " + LESSON, "0 of 1 step")
                .doesNotContain("\033");

        classroom.saveRight(first);
        Outcome green = run("run", "Step1CreateProducer");
        assertThat(green.exitCode()).isZero();
        assertThat(green.out()).contains("✔ Step 1 · Create producer", "1 of 1 step");

        assertThat(run("list").out())
                .contains("1.1  ✔ Step 1 · Create producer", "1.2  · Step 2 · Send", "1 of 7 steps");
        Files.writeString(classroom.file(first), "// changed");
        assertThat(run("list").out())
                .contains("1.1  ? Step 1 · Create producer", "changed since its last run", "0 of 7");
    }

    @Test
    void hints_come_one_at_a_time() throws Exception {
        assertThat(run("hint", "1.3").out())
                .contains("Hint 1 · nudge", "workshop hint 1.3 2")
                .doesNotContain("Hint 2");
        assertThat(run("hint", "metadata", "3").out())
                .contains("Hint 3 · almost the answer")
                .doesNotContain("The next one");
        assertThat(run("hint", "1.3", "4"))
                .isEqualTo(new Outcome(2, "", "Step 3 · Metadata has no hint 4: there are 1 to 3.\n"));
    }

    @Test
    void reset_gives_the_starter_back_and_keeps_what_was_there() throws Exception {
        classroom.saveRight(first);
        assertThat(run("reset", "1.1").out())
                .containsPattern("is the starter\\s+again")
                .contains("Step1CreateProducer-2");
        assertThat(Files.readString(classroom.file(first))).contains("// TODO");
        assertThat(run("reset", "1.1").out()).containsPattern("is the starter\\s+already");
    }

    @Test
    void why_waits_until_the_step_is_done() throws Exception {
        assertThat(run("why", "1.1").exitCode()).isEqualTo(1);

        classroom.saveRightAfter(first, "        String own = bootstrapServers;");
        Outcome why = run("why", "1.1");
        assertThat(why.exitCode()).isZero();
        assertThat(why.out()).contains("  -         String own = bootstrapServers;", "Why this answer.");
    }

    @Test
    void an_experiment_runs_with_the_learners_answers() throws Exception {
        assertThat(run("try").out())
                .contains("- RideOut (Lesson 01 · Basic send): your steps 1 to 4", "- ForgetToClose (");
        Outcome ride = run("try", "rideout");
        assertThat(ride.exitCode()).isEqualTo(1);
        assertThat(ride.out()).contains("Here the ride ends: Step 1 · Create producer is not written yet.");
        assertThat(run("try", "ForgetToClose").out()).contains("with close()     10 sent, 10 in the log");
    }

    @Test
    void what_is_not_there_is_answered_by_what_is_near() throws Exception {
        Outcome unknown = run("run", "Step3Metdata");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("There is no step Step3Metdata; the nearest are 1.3 (Step3Metadata), ");
        assertThat(run("hint", "9.9").exitCode()).isEqualTo(2);
        assertThat(run("try", "RideIn").err()).startsWith("There is no experiment RideIn; the nearest are RideOut");
        assertThat(run("lst").err()).contains("list");
        assertThat(run("run", "1.1", "-Dkafka=nonsense").err())
                .isEqualTo(
                        "-Dkafka=nonsense is no mode of this workshop; there is: embedded, container, host:port of a cluster of your own\n");
    }

    @Test
    void without_a_terminal_the_watch_shows_one_verdict_and_ends_with_its_input() throws Exception {
        Outcome watch = run();

        assertThat(watch.exitCode()).isEqualTo(1);
        assertThat(watch.out())
                .contains("· Step 1 · Create producer")
                .containsOnlyOnce("0 of 7 steps")
                .doesNotContain("\033");
        assertThat(classroom.temp()).isEmptyDirectory();
    }

    @Test
    void where_progress_cannot_be_kept_a_sentence_says_so() throws Exception {
        Files.createFile(classroom.root().resolve("target"));

        assertThat(run().out()).contains("· Step 1 · Create producer", "Progress is not kept: ");
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        return classroom.run("", arguments);
    }
}
