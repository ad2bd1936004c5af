package workshop.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.StepFailure;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

class FailureWordsIT {

    @TempDir
    private Path folder;

    @Test
    void an_exception_is_put_into_words() {
        Verdict verdict = run("""
                @Test void one() { throw new IllegalStateException("the gate is shut"); }
                """).verdict();

        assertThat(verdict.state()).isEqualTo(State.FAILED);
        assertThat(verdict.text())
                .isEqualTo(new FailureText(
                        "your code, or what it gave back, threw IllegalStateException: the gate is shut",
                        "",
                        "nothing stood in the way: the broker was up and the topic was there"));
    }

    @Test
    void an_exception_of_the_learners_code_has_its_line() {
        Verdict verdict = run("""
                @Test void one() throws Exception { workshop.lesson91.Endless.waitFor(null); }
                """).verdict();

        assertThat(verdict.text().youDid())
                .startsWith("your code, or what it gave back, threw NullPointerException")
                .matches(".* \\(Endless\\.java:\\d+\\)");
    }

    @Test
    void the_exception_itself_is_the_cause() {
        Sample.Outcome outcome = run("""
                @Test void one() { throw new IllegalStateException("the gate is shut"); }
                """);

        assertThat(outcome.thrown())
                .singleElement()
                .satisfies(thrown -> assertThat(thrown)
                        .isInstanceOf(StepFailure.class)
                        .cause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("the gate is shut"));
    }

    @Test
    void a_claim_is_told_its_step_and_keeps_its_trace() {
        Sample.Outcome outcome = run("""
                @Test void one() { Claim.verify(1).youDid("x").why("y").isEqualTo(2); }
                """);

        assertThat(outcome.thrown())
                .singleElement()
                .satisfies(thrown -> assertThat(thrown).hasMessage("""
                        Step 91 · Sample

                          you did    x
                          kafka saw  1
                          why        y
                          read       lesson-91-sample/README.md#step-91--sample
                        """))
                .satisfies(thrown -> assertThat(thrown.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals("workshop.lesson91.Step91SampleTest")));
    }

    @Test
    void another_failed_assertion_stays_as_it_is() {
        Sample.Outcome outcome = run("""
                @Test void one() { throw new AssertionError("nothing in the log"); }
                """);

        assertThat(outcome.thrown())
                .singleElement()
                .satisfies(thrown -> assertThat(thrown)
                        .isExactlyInstanceOf(AssertionError.class)
                        .hasMessage("nothing in the log"));
    }

    @Test
    void the_starters_exception_is_found_behind_others() {
        Verdict verdict = run("""
                @Test void one() {
                    throw new IllegalStateException(
                            new UnsupportedOperationException("Step 91 · Sample: not written yet"));
                }
                """).verdict();

        assertThat(verdict.state()).isEqualTo(State.NOT_WRITTEN);
    }

    @Test
    void a_reason_not_to_run_stays_one() {
        Verdict verdict = run("""
                @Test void one() { throw new NotRunException("no cluster here"); }
                """).verdict();

        assertThat(verdict)
                .isEqualTo(new Verdict(Sample.STEP, State.NOT_RUN, FailureText.sentence("no cluster here"), 0, 1));
    }

    private Sample.Outcome run(String tests) {
        return Sample.run(folder, "@KafkaTest", tests);
    }
}
