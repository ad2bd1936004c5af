package workshop.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.FailureTextLayout;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

class VerdictsIT {

    @TempDir
    private Path folder;

    @Test
    void a_step_whose_tests_all_pass_is_passed() {
        Verdict verdict = verdictOn("""
                @Test void one() {}
                @Test void two() {}
                """);

        assertThat(verdict).isEqualTo(verdict(State.PASSED, "", 2, 2));
    }

    @Test
    void a_step_with_a_skipped_test_is_not_run() {
        Verdict verdict = verdictOn("""
                @Test void one() {}
                @Test @Disabled("no cluster here") void two() {}
                """);

        assertThat(verdict).isEqualTo(verdict(State.NOT_RUN, "no cluster here", 1, 2));
    }

    @Test
    void a_step_with_an_aborted_test_is_not_run() {
        Verdict verdict = verdictOn("""
                @Test void one() {}
                @Test void two() { Assumptions.abort("no cluster here"); }
                """);

        assertThat(verdict.state()).isEqualTo(State.NOT_RUN);
        assertThat(verdict.text().why()).contains("no cluster here");
    }

    @Test
    void a_step_whose_whole_class_is_skipped_is_not_run() {
        Verdict verdict = verdictOn("@Disabled(\"no cluster here\")", """
                @Test void one() {}
                """);

        assertThat(verdict).isEqualTo(verdict(State.NOT_RUN, "no cluster here", 0, 1));
    }

    @Test
    void a_step_that_the_mode_cannot_run_is_not_run_and_fails_the_build() {
        Verdict verdict = verdictOn("""
                @BeforeAll static void look() { throw new NotRunException("no cluster here"); }
                @Test void one() {}
                """);

        assertThat(verdict).isEqualTo(verdict(State.NOT_RUN, "no cluster here", 0, 1));
    }

    @Test
    void a_step_without_a_line_of_the_learner_is_not_written() {
        Verdict verdict = verdictOn("""
                @Test void one() {}
                @Test void two() { throw new AssertionError("nothing in the log"); }
                @Test void three() { throw new UnsupportedOperationException("Step 91 · Sample: not written yet"); }
                """);

        assertThat(verdict).isEqualTo(verdict(State.NOT_WRITTEN, "Step 91 · Sample: not written yet", 1, 3));
    }

    @Test
    void a_step_with_a_failing_test_is_failed_and_shows_its_text() {
        Verdict verdict = verdictOn("""
                @Test void one() {}
                @Test void two() { throw new AssertionError("nothing in the log"); }
                """);

        assertThat(verdict).isEqualTo(verdict(State.FAILED, "nothing in the log", 1, 2));
    }

    @Test
    void a_failure_outweighs_a_skipped_test() {
        Verdict verdict = verdictOn("""
                @Test @Disabled("no cluster here") void one() {}
                @Test void two() { throw new AssertionError("nothing in the log"); }
                """);

        assertThat(verdict.state()).isEqualTo(State.FAILED);
    }

    @Test
    void a_broker_that_cannot_start_is_no_failure_of_the_step() {
        Verdict verdict = verdictOn("""
                @BeforeAll static void start() { throw new SetupException("no room for a broker", null); }
                @Test void one() {}
                """);

        assertThat(verdict).isEqualTo(verdict(State.NOT_RUN, "no room for a broker", 0, 1));
    }

    @Test
    void a_claim_that_fails_keeps_its_parts() {
        Verdict verdict = verdictOn("""
                @Test void one() { Claim.verify(1).youDid("x").why("y").isEqualTo(2); }
                """);

        assertThat(verdict).isEqualTo(new Verdict(Sample.STEP, State.FAILED, new FailureText("x", "1", "y"), 0, 1));
    }

    @Test
    void its_text_names_the_step_and_its_section() {
        Verdict verdict = verdictOn("""
                @Test void one() { Claim.verify(1).youDid("x").why("y").isEqualTo(2); }
                """);

        assertThat(verdict.textAt(FailureTextLayout.WIDTH))
                .startsWith("Step 91 · Sample\n")
                .contains("  read       " + Sample.STEP.readmeSection());
    }

    private static Verdict verdict(State state, String sentence, int passed, int tests) {
        return new Verdict(Sample.STEP, state, FailureText.sentence(sentence), passed, tests);
    }

    private Verdict verdictOn(String tests) {
        return verdictOn("", tests);
    }

    private Verdict verdictOn(String annotations, String tests) {
        return Sample.verdictOn(folder, annotations, tests);
    }
}
