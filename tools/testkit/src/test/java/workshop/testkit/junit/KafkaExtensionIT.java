package workshop.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.from;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** What becomes of a step whose tests run with {@code @KafkaTest}. */
class KafkaExtensionIT {

    @TempDir
    private Path folder;

    @Test
    void a_step_that_leaves_the_broker_in_peace_is_passed() {
        Verdict verdict = verdictOn("""
                @Test void one(Topic topic, Network network, WireTap tap, ClientProbe probe, Values values) {}
                """);

        assertThat(verdict.state()).isEqualTo(State.PASSED);
    }

    @Test
    void a_step_that_hangs_is_timed_out_and_its_other_tests_are_not_run() {
        Verdict verdict = verdictOn("""
                @Test @Order(1) void one() { throw new HungException("had not come back"); }
                @Test @Order(2) void two() { throw new UnsupportedOperationException("Step 91 · Sample: not written yet"); }
                """);

        assertThat(verdict).isEqualTo(new Verdict(Sample.STEP, State.TIMED_OUT, "had not come back", 0, 2));
    }

    @Test
    void a_test_without_an_end_is_timed_out() {
        Verdict verdict = verdictOn("""
                @Test @Timeout(value = 1, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
                void one() throws Exception { Thread.sleep(60_000); }
                """);

        assertThat(verdict.state()).isEqualTo(State.TIMED_OUT);
    }

    @Test
    void a_timeout_that_the_code_itself_reports_is_no_hang() {
        Verdict verdict = verdictOn("""
                @Test void one() throws Exception { throw new java.util.concurrent.TimeoutException(); }
                """);

        assertThat(verdict)
                .returns(State.FAILED, from(Verdict::state))
                .returns(true, from(it -> it.text().contains("threw java.util.concurrent.TimeoutException")));
    }

    @Test
    void the_starters_exception_is_found_behind_others() {
        Verdict verdict = verdictOn("""
                @Test void one() {
                    throw new IllegalStateException(
                            new UnsupportedOperationException("Step 91 · Sample: not written yet"));
                }
                """);

        assertThat(verdict.state()).isEqualTo(State.NOT_WRITTEN);
    }

    @Test
    void another_exception_is_put_into_words() {
        Verdict verdict = verdictOn("""
                @Test void one() { throw new IllegalStateException("the gate is shut"); }
                """);

        assertThat(verdict)
                .returns(State.FAILED, from(Verdict::state))
                .returns(true, from(it -> it.text().contains("threw IllegalStateException: the gate is shut")));
    }

    @Test
    void a_producer_that_is_left_open_fails_the_step() {
        Verdict verdict = verdictOn("""
                static AutoCloseable left;
                @Test void one(Topic topic) {
                    left = new org.apache.kafka.clients.producer.KafkaProducer<>(Map.of(
                            "client.id", "left-open",
                            "bootstrap.servers", topic.bootstrapServers(),
                            "key.serializer", "org.apache.kafka.common.serialization.StringSerializer",
                            "value.serializer", "org.apache.kafka.common.serialization.StringSerializer"));
                }
                @AfterAll static void close() throws Exception { left.close(); }
                """);

        assertThat(verdict)
                .returns(State.FAILED, from(Verdict::state))
                .returns(true, from(it -> it.text().contains("network-thread | left-open still alive after the test")));
    }

    @Test
    void a_flood_of_output_fails_the_step() {
        Verdict verdict = verdictOn("""
                @Test void one() { System.out.print("x".repeat(1024 * 1024 + 1)); }
                """);

        assertThat(verdict)
                .returns(State.FAILED, from(Verdict::state))
                .returns(true, from(it -> it.text().contains("printed more than 1 MB in one test")));
    }

    private Verdict verdictOn(String tests) {
        return Sample.verdictOn(folder, "@KafkaTest", tests);
    }
}
