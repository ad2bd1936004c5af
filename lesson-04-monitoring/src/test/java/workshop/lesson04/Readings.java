package workshop.lesson04;

import static workshop.testkit.Observation.observed;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import workshop.testkit.Observation;
import workshop.testkit.client.ProducerMetrics;
import workshop.testkit.client.SentRecords;
import workshop.testkit.client.SentRecords.Tally;

/** What JMX and the futures say, in the lesson's own types; no step's code is behind it. */
final class Readings {

    /** The vitals of the producer with this client id, by JMX. */
    static Vitals vitals(String clientId) {
        ProducerMetrics metrics = ProducerMetrics.of(clientId);
        return new Vitals(
                metrics.count("record-send-total"),
                metrics.count("record-error-total"),
                metrics.count("record-retry-total"),
                metrics.value("buffer-available-bytes").orElseThrow()
                        / metrics.value("buffer-total-bytes").orElseThrow(),
                metrics.value("request-latency-avg"),
                metrics.value("record-queue-time-max"),
                metrics.value("produce-throttle-time-max"),
                metrics.countByTopic("record-error-total"));
    }

    /** How much of its buffer the producer with this client id has left, by JMX. */
    static Observation buffer(String clientId) {
        ProducerMetrics metrics = ProducerMetrics.of(clientId);
        return observed(
                "%s of %s bytes of the buffer available",
                (long) metrics.value("buffer-available-bytes").orElseThrow(),
                (long) metrics.value("buffer-total-bytes").orElseThrow());
    }

    static Snapshot snapshot(SentRecords sent) {
        Tally tally = sent.tally();
        return new Snapshot(
                tally.attempted(), tally.confirmed(), tally.pending(), tally.oldestPending(), tally.failuresByType());
    }

    /** What the futures tell of records. */
    static Observation seen(Tally tally) {
        return observed(
                "records sent: %s, acknowledged: %s, failed: %s, without an answer: %s",
                tally.attempted(), tally.confirmed(), tally.failuresByType(), tally.pending());
    }

    /** How many records failed, for whatever reason. */
    static long failed(Tally tally) {
        return tally.failuresByType().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** By the name of the component, so that what differs can be told; topics without errors are left out. */
    static Map<String, String> fields(Vitals vitals) {
        Map<String, Long> errors = new TreeMap<>(vitals.errorsByTopic());
        errors.values().removeIf(count -> count == 0);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sends", String.valueOf(vitals.sends()));
        fields.put("errors", String.valueOf(vitals.errors()));
        fields.put("retries", String.valueOf(vitals.retries()));
        fields.put("bufferFree", String.format(Locale.ROOT, "%.3f", vitals.bufferFree()));
        fields.put("latencyAvg", millis(vitals.latencyAvgMs()));
        fields.put("queueTimeMax", millis(vitals.queueTimeMaxMs()));
        fields.put("throttleTimeMax", millis(vitals.throttleTimeMaxMs()));
        fields.put("errorsByTopic", errors.toString());
        return fields;
    }

    /** In one line. */
    static String words(Vitals vitals) {
        return difference(fields(vitals), Map.of());
    }

    /** Those of {@code fields} that {@code others} do not have, in one line: {@code errors=5, errorsByTopic={}}. */
    static String difference(Map<String, String> fields, Map<String, String> others) {
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().equals(others.get(field.getKey())))
                .map(Map.Entry::toString)
                .collect(Collectors.joining(", "));
    }

    private static String millis(OptionalDouble value) {
        return value.isEmpty() ? "none" : String.format(Locale.ROOT, "%.1f ms", value.getAsDouble());
    }

    private Readings() {}
}
