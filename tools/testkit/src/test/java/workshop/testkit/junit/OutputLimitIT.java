package workshop.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.StepFailure;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

class OutputLimitIT {

    private static final FailureText FLOOD = new FailureText(
            "your code printed more than 1 MB in one test",
            "",
            "printing is slow and this much of it hides what matters; a step needs no output at all");

    @TempDir
    private Path folder;

    @AfterEach
    void letOthersPrint() {
        CountedOutput.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", "err"})
    void a_flood_of_output_fails_the_step(String stream) {
        Verdict verdict = run("@Test void one() { System." + stream + ".print(\"x\".repeat(1024 * 1024 + 1)); }")
                .verdict();

        assertThat(verdict.state()).isEqualTo(State.FAILED);
        assertThat(verdict.text()).isEqualTo(FLOOD);
    }

    @Test
    void a_flood_whose_error_is_caught_fails_the_step_at_the_end_of_the_test_with_its_title() {
        Sample.Outcome outcome = run("""
                @Test void one() {
                    try { System.out.print("x".repeat(1024 * 1024 + 1)); } catch (Error stopped) { }
                }
                """);

        assertThat(outcome.verdict().text()).isEqualTo(FLOOD);
        assertThat(outcome.thrown())
                .singleElement()
                .satisfies(thrown -> assertThat(thrown)
                        .isInstanceOf(StepFailure.class)
                        .hasMessageStartingWith("Step 91 · Sample\n\n  you did    your code printed more than 1 MB"));
    }

    @Test
    void a_flood_that_goes_on_until_the_time_is_over_is_a_flood() {
        Verdict verdict = run("""
                @Test @Timeout(value = 1, threadMode = ThreadMode.SEPARATE_THREAD)
                void one() {
                    while (!Thread.currentThread().isInterrupted()) {
                        try { System.out.print("x".repeat(1024 * 1024 + 1)); } catch (Error stopped) { }
                    }
                }
                """).verdict();

        assertThat(verdict.text()).isEqualTo(FLOOD);
    }

    @Test
    void a_starter_that_is_not_written_is_no_flood() {
        Verdict verdict = run("""
                @Test void one() {
                    try { System.out.print("x".repeat(1024 * 1024 + 1)); } catch (Error stopped) { }
                    throw new UnsupportedOperationException("Step 91 · Sample: not written yet");
                }
                """).verdict();

        assertThat(verdict.state()).isEqualTo(State.NOT_WRITTEN);
    }

    @Test
    void every_test_may_print_its_megabyte() {
        Verdict verdict = run("""
                @Test void one() { System.out.print("x".repeat(700 * 1024)); }
                @Test void two() { System.out.print("x".repeat(700 * 1024)); }
                """).verdict();

        assertThat(verdict.state()).isEqualTo(State.PASSED);
    }

    private Sample.Outcome run(String tests) {
        return Sample.run(folder, "@KafkaTest", tests);
    }
}
