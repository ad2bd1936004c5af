package workshop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@KafkaTest
class ClientProbeIT {

    @Test
    void a_producer_that_is_closed_leaves_nothing(Topic topic, ClientProbe probe, Values values) {
        probe.watch("report", () -> {
            try (Producer<String, String> producer = topic.newProducer()) {
                producer.send(new ProducerRecord<>(topic.name(), values.message()))
                        .get();
            }
        });

        assertThat(probe.leftBehind()).isEmpty();
    }

    @Test
    void a_producer_that_is_forgotten_leaves_its_thread_its_jmx_entry_and_its_connection(
            Topic topic, ClientProbe probe, Values values) {
        String clientId = "forgetful-" + values.word();

        probe.watch("report", () -> {
            topic.newProducer(Map.of("client.id", clientId))
                    .send(new ProducerRecord<>(topic.name(), values.message()))
                    .get();
        });

        assertThat(probe.leftBehind())
                .containsExactly(
                        "the thread kafka-producer-network-thread | " + clientId,
                        "the JMX entry of " + clientId,
                        "a connection to the broker");
    }

    @Test
    void what_was_left_behind_is_gone_after_a_late_close(Topic topic, ClientProbe probe, Values values) {
        Call<Producer<String, String>> call = probe.watch("report", () -> {
            Producer<String, String> producer = topic.newProducer();
            producer.send(new ProducerRecord<>(topic.name(), values.message())).get();
            return producer;
        });

        call.value().close();

        assertThat(probe.leftBehind()).isEmpty();
    }

    @Test
    void every_producer_that_is_created_counts(Topic topic, ClientProbe probe) {
        probe.watch("report", () -> {
            topic.newProducer(Map.of("client.id", "first")).close();
            topic.newProducer(Map.of("client.id", "second")).close();
        });

        assertThat(probe.created()).containsExactly("first", "second");
    }

    @Test
    void a_producer_from_before_the_call_does_not_count(Topic topic, ClientProbe probe, Values values) {
        Producer<String, String> producer = topic.newProducer();

        probe.watch("report", () -> {
            producer.send(new ProducerRecord<>(topic.name(), values.message())).get();
        });

        assertThat(probe.created()).isEmpty();
        assertThat(probe.leftBehind()).isEmpty();
    }
}
