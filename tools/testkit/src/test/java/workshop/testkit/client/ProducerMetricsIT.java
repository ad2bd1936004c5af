package workshop.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;

@KafkaTest
class ProducerMetricsIT {

    @Test
    void a_total_is_read(Topic topic, Values values) {
        ProducerMetrics metrics = send(topic, values, "Robin", 3);

        assertThat(metrics.count("record-send-total")).isEqualTo(3);
    }

    @Test
    void errors_are_read_by_topic(@TopicSpec(compacted = true) Topic topic, Values values) {
        ProducerMetrics metrics = send(topic, values, null, 2);

        assertThat(metrics.countByTopic("record-error-total")).isEqualTo(Map.of(topic.name(), 2L));
    }

    @Test
    void what_was_not_measured_is_empty(Topic topic, Values values) {
        ProducerMetrics metrics = send(topic, values, null, 0);

        assertThat(metrics.value("record-queue-time-max")).isEmpty();
        assertThat(metrics.countByTopic("record-error-total")).isEmpty();
    }

    @Test
    void a_producer_that_is_not_there_and_a_metric_that_is_none_are_errors(Topic topic, Values values) {
        ProducerMetrics metrics = send(topic, values, null, 0);

        assertThatThrownBy(() -> ProducerMetrics.of("nobody").count("record-send-total"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> metrics.count("arrow-total"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("arrow-total");
    }

    private static ProducerMetrics send(Topic topic, Values values, String key, int count) {
        String clientId = "client-" + values.word();
        Producer<String, String> producer = topic.newProducer(Map.of("client.id", clientId, "linger.ms", 0));
        for (int i = 0; i < count; i++) {
            producer.send(new ProducerRecord<>(topic.name(), key, values.message()));
            producer.flush();
        }
        return ProducerMetrics.of(clientId);
    }
}
