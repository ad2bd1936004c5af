package workshop.judge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.judge.SampleLesson.RIGHT;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.judge.SampleLesson;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** What becomes of a step, by its answer and its tests. */
class VerdictOfAnswersIT {

    private static final InProcessJudge JUDGE = new InProcessJudge(Settings.ofThisJvm());

    @TempDir
    private Path folder;

    private SampleLesson sample;

    @BeforeEach
    void writeLesson() throws IOException {
        sample = SampleLesson.in(folder);
    }

    @Test
    void a_right_answer_passes_all_tests_of_its_step() throws IOException {
        sample.answeredBy(RIGHT);

        assertThat(verdict()).isEqualTo(new Verdict(step(), State.PASSED, FailureText.sentence(""), 3, 3));
    }

    @Test
    void a_wrong_answer_fails_with_the_text_of_the_first_failure() throws IOException {
        sample.answeredBy("static int ride(int miles) { return 1; }");

        Verdict verdict = verdict();

        assertThat(verdict.state()).isEqualTo(State.FAILED);
        assertThat(verdict.text().why()).startsWith("two miles are two miles");
        assertThat(verdict.testsPassed()).isEqualTo(2);
    }

    @Test
    void the_first_failure_can_end_a_step() throws IOException {
        sample.answeredBy("static int ride(int miles) { return 2; }");

        Verdict verdict = verdict(step(), Stop.AT_FIRST_FAILURE);

        assertThat(verdict.text().why()).startsWith("one mile is one mile");
        assertThat(verdict.testsPassed()).isZero();
    }

    @Test
    void a_starter_is_not_written() throws IOException {
        sample.answeredBy(
                "static int ride(int miles) { throw new UnsupportedOperationException(\"Step 1 · Ride: not written yet\"); }");

        assertThat(verdict())
                .isEqualTo(new Verdict(
                        step(), State.NOT_WRITTEN, FailureText.sentence("Step 1 · Ride: not written yet"), 1, 3));
    }

    @Test
    void an_answer_that_the_compiler_refuses_says_where() throws IOException {
        sample.answeredBy("static int ride(int miles) { return miles }");

        Verdict verdict = verdict();

        assertThat(verdict.state()).isEqualTo(State.DOES_NOT_COMPILE);
        assertThat(verdict.text().youDid()).contains("Step1Ride.java:3: ';' expected");
    }

    @Test
    void an_answer_of_another_shape_does_not_fit() throws IOException {
        sample.answeredBy("static int ride(String miles) { return 1; }");

        Verdict verdict = verdict();

        assertThat(verdict.state()).isEqualTo(State.DOES_NOT_FIT);
        assertThat(verdict.text().youDid())
                .contains("Step1RideTest.java:6: incompatible types: int cannot be converted to String");
    }

    @Test
    void an_answer_without_its_class_does_not_fit() throws IOException {
        sample.answer("workshop/lesson91/Step1Ride.java", "package workshop.lesson91; class Ride {}");

        assertThat(verdict().state()).isEqualTo(State.DOES_NOT_FIT);
    }

    @Test
    void a_step_that_does_not_compile_costs_that_step() throws IOException {
        sample.answer("workshop/lesson91/Step1Ride.java", "no Java");
        sample.answer("workshop/lesson91/Step2Rest.java", """
                package workshop.lesson91;
                public final class Step2Rest { static void rest() {} }
                """);

        assertThat(verdict().state()).isEqualTo(State.DOES_NOT_COMPILE);
        assertThat(verdict(sample.lesson().steps().get(1), Stop.AT_THE_END).state())
                .isEqualTo(State.PASSED);
    }

    @Test
    void an_answer_may_use_a_class_of_its_own() throws IOException {
        sample.answeredBy("static int ride(int miles) { return Path.length(miles); }");
        sample.answer(
                "workshop/lesson91/Path.java",
                "package workshop.lesson91; class Path { static int length(int miles) { return miles; } }");

        assertThat(verdict().state()).isEqualTo(State.PASSED);
    }

    @Test
    void the_files_may_stand_in_the_folder_itself() throws IOException {
        sample.answer(
                "Step1Ride.java",
                "package workshop.lesson91; class Step1Ride { static int ride(int miles) { return miles; } }");

        assertThat(verdict().state()).isEqualTo(State.PASSED);
    }

    @Test
    void a_skipped_test_is_never_passed() throws IOException {
        sample.testedBy("@Test void one() {} @Test @Disabled(\"it rains\") void two() {}")
                .answeredBy(RIGHT);

        assertThat(verdict()).isEqualTo(new Verdict(step(), State.NOT_RUN, FailureText.sentence("it rains"), 1, 2));
    }

    @Test
    void a_step_without_a_test_is_never_passed() throws IOException {
        sample.testedBy("").answeredBy(RIGHT);

        assertThat(verdict())
                .isEqualTo(new Verdict(step(), State.NOT_RUN, FailureText.sentence("0 of 0 tests ran"), 0, 0));
    }

    @Test
    void an_answer_that_swallows_the_stack_fails() throws IOException {
        sample.answeredBy("static int ride(int miles) { return ride(miles) + 1; }");

        assertThat(verdict().state()).isEqualTo(State.FAILED);
    }

    private Verdict verdict() throws IOException {
        return verdict(step(), Stop.AT_THE_END);
    }

    private Verdict verdict(Step step, Stop stop) throws IOException {
        return JUDGE.judge(new Request(sample.answers(), step, stop, 1)).verdict();
    }

    private Step step() throws IOException {
        return sample.lesson().steps().get(0);
    }
}
