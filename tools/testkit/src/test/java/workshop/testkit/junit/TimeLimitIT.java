package workshop.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.report.HungException;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

class TimeLimitIT {

    @TempDir
    private Path folder;

    @Test
    void code_without_an_end_is_timed_out_and_its_text_says_how_long_and_where() {
        Verdict verdict = run("""
                @Test @Timeout(value = 1, threadMode = ThreadMode.SEPARATE_THREAD)
                void one() throws Exception { Endless.waitFor(new CountDownLatch(1)); }
                """).verdict();

        assertThat(verdict.state()).isEqualTo(State.TIMED_OUT);
        assertThat(verdict.text().youDid())
                .matches("your code had not come back after \\d+,\\d{3} ms"
                        + " \\(Endless\\.java:\\d+, in CountDownLatch\\.await\\)");
        assertThat(verdict.text().kafkaSaw()).isEmpty();
        assertThat(verdict.text().why()).startsWith("this method has to come back by itself;");
    }

    @Test
    void the_time_counts_from_the_start_of_the_test() {
        Verdict verdict = run("""
                @BeforeEach void prepare() throws Exception { Thread.sleep(1_500); }
                @Test @Timeout(value = 500, unit = java.util.concurrent.TimeUnit.MILLISECONDS,
                        threadMode = ThreadMode.SEPARATE_THREAD)
                void one() throws Exception { Endless.waitFor(new CountDownLatch(1)); }
                """).verdict();

        assertThat(verdict.text().youDid())
                .matches("your code had not come back after (\\d{3}|1,[0-4]\\d{2}) ms \\(Endless.*");
    }

    @Test
    void where_no_code_of_the_learners_is_running_the_text_names_no_place() {
        Verdict verdict = run("""
                @Test @Timeout(value = 1, threadMode = ThreadMode.SEPARATE_THREAD)
                void one() throws Exception { new CountDownLatch(1).await(); }
                """).verdict();

        assertThat(verdict.state()).isEqualTo(State.TIMED_OUT);
        assertThat(verdict.text().youDid()).matches("your code had not come back after \\d+,\\d{3} ms");
    }

    @Test
    void its_message_has_the_title_of_the_step() {
        Sample.Outcome outcome = run("""
                @Test @Timeout(value = 1, threadMode = ThreadMode.SEPARATE_THREAD)
                void one() throws Exception { Endless.waitFor(new CountDownLatch(1)); }
                """);

        assertThat(outcome.thrown())
                .singleElement()
                .satisfies(thrown -> assertThat(thrown)
                        .isInstanceOf(HungException.class)
                        .hasMessageStartingWith("Step 91 · Sample\n\n  you did    your code had not come back after "));
    }

    @Test
    void a_timeout_that_the_code_itself_reports_is_no_hang() {
        Verdict verdict = run("""
                @Test void one() throws Exception { throw new java.util.concurrent.TimeoutException(); }
                """).verdict();

        assertThat(verdict.state()).isEqualTo(State.FAILED);
        assertThat(verdict.text().youDid()).endsWith("threw java.util.concurrent.TimeoutException");
    }

    @Test
    void a_timeout_with_the_words_of_junits_own_is_no_hang() {
        Verdict verdict = run("""
                @Test void one() throws Exception {
                    throw new java.util.concurrent.TimeoutException("one() timed out after 1 second");
                }
                """).verdict();

        assertThat(verdict.state()).isEqualTo(State.FAILED);
    }

    private Sample.Outcome run(String tests) {
        return Sample.run(folder, "@KafkaTest", tests);
    }
}
