package workshop.lesson04;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import workshop.testkit.Dispatches;
import workshop.testkit.Dispatches.Tally;
import workshop.testkit.ProducerMetrics;

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

    static Snapshot snapshot(Dispatches dispatches) {
        Tally tally = dispatches.tally();
        return new Snapshot(
                tally.attempted(), tally.confirmed(), tally.pending(), tally.oldestPending(), tally.failuresByType());
    }

    /** In one line, so that two of them can be compared at a glance; topics without errors are left out. */
    static String say(Vitals vitals) {
        Map<String, Long> errors = new TreeMap<>(vitals.errorsByTopic());
        errors.values().removeIf(count -> count == 0);
        return String.format(
                Locale.ROOT,
                "sends=%d, errors=%d, retries=%d, bufferFree=%.3f, latencyAvg=%s, queueTimeMax=%s, throttleTimeMax=%s, errorsByTopic=%s",
                vitals.sends(),
                vitals.errors(),
                vitals.retries(),
                vitals.bufferFree(),
                millis(vitals.latencyAvgMs()),
                millis(vitals.queueTimeMaxMs()),
                millis(vitals.throttleTimeMaxMs()),
                errors);
    }

    private static String millis(OptionalDouble value) {
        return value.isEmpty() ? "none" : String.format(Locale.ROOT, "%.1f ms", value.getAsDouble());
    }

    private Readings() {}
}
