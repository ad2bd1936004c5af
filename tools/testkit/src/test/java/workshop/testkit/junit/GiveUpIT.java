package workshop.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.report.Verdict.State;

class GiveUpIT {

    private static final String NEXT = """
            @Test @Order(2)
            void two() { throw new UnsupportedOperationException("Step 91 · Sample: not written yet"); }
            @Test @Order(3) void three() {}
            """;

    @TempDir
    private Path folder;

    @AfterEach
    void letOthersPrint() {
        CountedOutput.reset();
    }

    @Test
    void behind_a_call_that_hangs_the_other_tests_are_not_run() {
        Sample.Outcome outcome = run("""
                @Test @Order(1) void one() { throw new HungException("had not come back"); }
                """);

        assertThat(outcome.skipped())
                .containsExactly(
                        "an earlier test of this step did not come back",
                        "an earlier test of this step did not come back");
        assertThat(outcome.verdict().state()).isEqualTo(State.TIMED_OUT);
        assertThat(outcome.verdict().text().youDid()).isEqualTo("had not come back");
        assertThat(outcome.verdict().testsPassed()).isZero();
        assertThat(outcome.verdict().tests()).isEqualTo(3);
    }

    @Test
    void behind_a_test_that_hangs_the_other_tests_are_not_run() {
        Sample.Outcome outcome = run("""
                @Test @Order(1) @Timeout(value = 1, threadMode = ThreadMode.SEPARATE_THREAD)
                void one() throws Exception { new CountDownLatch(1).await(); }
                """);

        assertThat(outcome.skipped()).hasSize(2).containsOnly("an earlier test of this step did not come back");
        assertThat(outcome.verdict().state()).isEqualTo(State.TIMED_OUT);
    }

    @Test
    void behind_a_flood_the_other_tests_are_not_run() {
        Sample.Outcome outcome = run("""
                @Test @Order(1) void one() { System.out.print("x".repeat(1024 * 1024 + 1)); }
                """);

        assertThat(outcome.skipped()).hasSize(2).containsOnly("an earlier test of this step flooded the output");
        assertThat(outcome.verdict().state()).isEqualTo(State.FAILED);
    }

    @Test
    void behind_another_failure_they_are_run() {
        Sample.Outcome outcome = run("""
                @Test @Order(1) void one() { throw new AssertionError("nothing in the log"); }
                """);

        assertThat(outcome.skipped()).isEmpty();
        assertThat(outcome.verdict().state()).isEqualTo(State.NOT_WRITTEN);
        assertThat(outcome.verdict().testsPassed()).isEqualTo(1);
    }

    @Test
    void the_next_class_of_tests_is_run() {
        run("""
                @Test @Order(1) void one() { throw new HungException("had not come back"); }
                """);

        Sample.Outcome outcome = Sample.run(folder, "@KafkaTest", "@Test void one() {}");

        assertThat(outcome.verdict().state()).isEqualTo(State.PASSED);
    }

    private Sample.Outcome run(String firstTest) {
        return Sample.run(folder, "@KafkaTest", firstTest + NEXT);
    }
}
