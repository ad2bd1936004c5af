package workshop.lesson04;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import workshop.testkit.Call;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.client.ProducerMetrics;
import workshop.testkit.client.SentRecords;
import workshop.testkit.report.Describe;

/** A producer under watch, with a sample window so short that an interval of 3 s has forgotten what was before it. */
final class Watch {

    private static final Map<String, Object> SHORT_MEMORY =
            Map.of("metrics.sample.window.ms", 1_000, "metrics.num.samples", 2, "linger.ms", 0);

    private final Topic topic;
    private final Values values;
    private final SentRecords dispatches = new SentRecords();
    private final Producer<String, String> producer;

    final String clientId;

    /** What was seen of the producer at one moment. */
    record Look(Vitals vitals, Snapshot ledger, long nanos) {

        Duration since(Look before) {
            return Duration.ofNanos(nanos - before.nanos);
        }

        /** What has changed, for a failure text. */
        String changedFrom(Look before) {
            return "in " + Describe.millis(since(before)) + ": " + Readings.say(vitals) + " (before: "
                    + Readings.say(before.vitals) + "); attempted +" + (ledger.attempted() - before.ledger.attempted())
                    + ", confirmed +" + (ledger.confirmed() - before.ledger.confirmed()) + ", failures "
                    + ledger.failuresByType() + " (before: " + before.ledger.failuresByType() + "), oldest pending "
                    + ledger.oldestPending().map(Describe::millis).orElse("none");
        }
    }

    Watch(Topic topic, Values values, Map<String, Object> settings) {
        this.topic = topic;
        this.values = values;
        clientId = "little-john-" + values.word();
        Map<String, Object> all = new HashMap<>(SHORT_MEMORY);
        all.putAll(settings);
        all.put("client.id", clientId);
        producer = topic.newProducer(all);
    }

    /** Sends records, whose values are a message so many times over, without waiting. A compacted topic refuses those without a key. */
    void send(String key, int count, int repeated) {
        for (int i = 0; i < count; i++) {
            dispatches.send(
                    producer,
                    new ProducerRecord<>(topic.name(), key, values.message().repeat(repeated)));
        }
    }

    /** Sends, and waits for the answers. */
    void deliver(String key, int count) {
        send(key, count, 1);
        dispatches.awaitAnswers();
    }

    /** Sends one record after the other, each when the one before is answered, until the metric is what is wanted. */
    void deliverUntil(String metric, double moreThan) {
        Awaitility.await(metric + " > " + moreThan)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(15))
                .until(() -> {
                    send("Robin", 1, 80);
                    dispatches.awaitAnswers();
                    return ProducerMetrics.of(clientId).value(metric).orElse(0) > moreThan;
                });
    }

    void awaitAnswers() {
        dispatches.awaitAnswers();
    }

    /** Waits until so much time has passed since the look. */
    void awaitInterval(Look since, Duration interval) {
        Awaitility.await("an interval of " + interval)
                .atMost(interval.plusSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> System.nanoTime() - since.nanos > interval.toNanos());
    }

    Look look() {
        return new Look(Readings.vitals(clientId), Readings.snapshot(dispatches), System.nanoTime());
    }

    /** What the learner's evaluate says of two looks. */
    static Call<Set<Alarm>> evaluate(Look before, Look now) {
        return Call.call(
                "evaluate",
                () -> Step5Alarms.evaluate(
                        before.vitals(), now.vitals(), before.ledger(), now.ledger(), now.since(before)));
    }
}
