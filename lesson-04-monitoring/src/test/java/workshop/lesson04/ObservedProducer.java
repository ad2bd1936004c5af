package workshop.lesson04;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.client.ProducerMetrics;
import workshop.testkit.client.SentRecords;

/**
 * A producer whose metrics and futures are looked at. Its sample window is so short that after 3 s the metrics have
 * forgotten what was before.
 */
final class ObservedProducer {

    private static final Map<String, Object> SHORT_MEMORY =
            Map.of("metrics.sample.window.ms", 1_000, "metrics.num.samples", 2, "linger.ms", 0);

    private final Topic topic;
    private final Values values;
    private final SentRecords sent = new SentRecords();
    private final Producer<String, String> producer;

    final String clientId;

    ObservedProducer(Topic topic, Values values, Map<String, Object> settings) {
        this.topic = topic;
        this.values = values;
        clientId = "little-john-" + values.word();
        Map<String, Object> all = new HashMap<>(SHORT_MEMORY);
        all.putAll(settings);
        all.put("client.id", clientId);
        producer = topic.newProducer(all);
    }

    /**
     * Sends records without waiting; each value is a message so many times over. A compacted topic refuses those
     * without a key.
     */
    void send(String key, int count, int times) {
        for (int i = 0; i < count; i++) {
            sent.send(
                    producer,
                    new ProducerRecord<>(topic.name(), key, values.message().repeat(times)));
        }
    }

    /** Sends, and waits for the answers. */
    void deliver(String key, int count) {
        send(key, count, 1);
        sent.awaitAnswers();
    }

    /** Sends one record after the other, each when the one before is answered, until the metric is what is wanted. */
    void deliverUntil(String metric, double moreThan) {
        Awaitility.await(metric + " > " + moreThan)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(15))
                .until(() -> {
                    send("Robin", 1, 80);
                    sent.awaitAnswers();
                    return ProducerMetrics.of(clientId).value(metric).orElse(0) > moreThan;
                });
    }

    void awaitAnswers() {
        sent.awaitAnswers();
    }

    /** Waits until so much time has passed since the look. */
    void awaitInterval(Look since, Duration interval) {
        Awaitility.await("an interval of " + interval)
                .atMost(interval.plusSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> System.nanoTime() - since.nanos() > interval.toNanos());
    }

    Look look() {
        return new Look(Readings.vitals(clientId), Readings.snapshot(sent), System.nanoTime());
    }
}
