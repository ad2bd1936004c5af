package workshop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.junit.Sample;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

class ParameterExtensionIT {

    private static final String NEW_PRODUCER = """
            static AutoCloseable left;
            @AfterAll static void close() throws Exception { left.close(); }
            static void forget(Topic topic) {
                left = new org.apache.kafka.clients.producer.KafkaProducer<>(Map.of(
                        "client.id", "left-open",
                        "bootstrap.servers", topic.bootstrapServers(),
                        "key.serializer", "org.apache.kafka.common.serialization.StringSerializer",
                        "value.serializer", "org.apache.kafka.common.serialization.StringSerializer"));
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void a_step_is_lent_what_it_asks_for_and_passes_if_it_leaves_the_broker_in_peace() {
        Verdict verdict = run("""
                @Test
                void one(Topic topic, Network network, WireTap tap, ClientProbe probe, Quota quota, Values values) {}
                """).verdict();

        assertThat(verdict.state()).isEqualTo(State.PASSED);
    }

    @Test
    void the_values_come_from_the_seed_of_the_run() {
        Sample.Outcome outcome = run("@Test void one(Values values) { throw new AssertionError(values.word()); }");

        assertThat(outcome.thrown())
                .singleElement()
                .satisfies(
                        thrown -> assertThat(thrown).hasMessage(new Values(Sample.SEED, "Step91SampleTestone").word()));
    }

    @Test
    void a_cluster_is_lent_only_to_tests_that_have_several_brokers() {
        Sample.Outcome outcome = run("@Test void one(Cluster cluster) {}");

        assertThat(outcome.verdict().state()).isEqualTo(State.FAILED);
        assertThat(outcome.thrown())
                .singleElement()
                .satisfies(thrown -> assertThat(thrown).isInstanceOf(ParameterResolutionException.class));
    }

    @Test
    void a_producer_that_is_left_open_fails_the_step() {
        Verdict verdict = run(NEW_PRODUCER + "@Test void one(Topic topic) { forget(topic); }")
                .verdict();

        assertThat(verdict.state()).isEqualTo(State.FAILED);
        assertThat(verdict.text())
                .isEqualTo(new FailureText(
                        "your code created a producer and did not close it",
                        "kafka-producer-network-thread | left-open still alive after the test",
                        "a producer keeps a thread, a buffer and its connections until close(); whoever creates one"
                                + " closes it"));
    }

    @Test
    void a_test_that_fails_and_leaves_a_producer_open_has_one_failure() {
        Sample.Outcome outcome = run(NEW_PRODUCER + """
                @Test void one(Topic topic) {
                    forget(topic);
                    throw new AssertionError("nothing in the log");
                }
                """);

        assertThat(outcome.thrown())
                .singleElement()
                .satisfies(thrown ->
                        assertThat(thrown).hasMessage("nothing in the log").hasNoSuppressedExceptions());
    }

    private Sample.Outcome run(String tests) {
        return Sample.run(folder, "@KafkaTest", tests);
    }
}
