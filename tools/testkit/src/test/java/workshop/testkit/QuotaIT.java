package workshop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import workshop.testkit.client.ProducerMetrics;

@KafkaTest
class QuotaIT {

    @Test
    void a_client_beyond_its_quota_is_made_to_pause_until_the_quota_is_lifted(Topic topic, Quota quota, Values values) {
        String clientId = "client-" + values.word();
        Producer<String, String> producer = topic.newProducer(Map.of(
                "client.id", clientId, "metrics.sample.window.ms", 500, "metrics.num.samples", 2, "linger.ms", 0));
        quota.limit(clientId, 4_000);
        sendUntilThrottled(producer, topic, clientId, true);

        quota.lift(clientId);

        sendUntilThrottled(producer, topic, clientId, false);
    }

    @Test
    void another_client_is_not_made_to_pause(Topic topic, Quota quota, Values values) {
        String clientId = "client-" + values.word();
        Producer<String, String> producer = topic.newProducer(Map.of("client.id", clientId));
        quota.limit("another-" + clientId, 1);

        producer.send(new ProducerRecord<>(topic.name(), "x".repeat(100_000)));
        producer.flush();

        assertThat(ProducerMetrics.of(clientId).value("produce-throttle-time-max"))
                .hasValue(0);
    }

    private static void sendUntilThrottled(
            Producer<String, String> producer, Topic topic, String clientId, boolean throttled) {
        Awaitility.await(throttled ? "a pause" : "no pause any more")
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    producer.send(new ProducerRecord<>(topic.name(), "x".repeat(2_000)));
                    producer.flush();
                    return throttled
                            == ProducerMetrics.of(clientId)
                                            .value("produce-throttle-time-max")
                                            .orElse(0)
                                    > 0;
                });
    }
}
