// expect: 4 of them after an earlier look; JMX says sends=5
package workshop.lesson04;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Reads once. */
public final class Step2Vitals {

    private static final String PRODUCER = "producer-metrics";
    private static final String TOPIC = "producer-topic-metrics";

    private static final Map<Producer<?, ?>, Vitals> SEEN = new HashMap<>();

    public static Vitals vitals(Producer<?, ?> producer) {
        return SEEN.computeIfAbsent(producer, Step2Vitals::read);
    }

    private static Vitals read(Producer<?, ?> producer) {
        Map<MetricName, ? extends Metric> metrics = producer.metrics();
        return new Vitals(
                (long) number(metrics, "record-send-total"),
                (long) number(metrics, "record-error-total"),
                (long) number(metrics, "record-retry-total"),
                number(metrics, "buffer-available-bytes") / number(metrics, "buffer-total-bytes"),
                measured(metrics, "request-latency-avg"),
                measured(metrics, "record-queue-time-max"),
                measured(metrics, "produce-throttle-time-max"),
                errorsByTopic(metrics));
    }

    private static Map<String, Long> errorsByTopic(Map<MetricName, ? extends Metric> metrics) {
        Map<String, Long> errors = new TreeMap<>();
        metrics.forEach((name, metric) -> {
            if (name.group().equals(TOPIC) && name.name().equals("record-error-total")) {
                errors.put(name.tags().get("topic"), ((Number) metric.metricValue()).longValue());
            }
        });
        return errors;
    }

    private static OptionalDouble measured(Map<MetricName, ? extends Metric> metrics, String name) {
        double value = number(metrics, name);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static double number(Map<MetricName, ? extends Metric> metrics, String name) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().group().equals(PRODUCER)
                        && metric.getKey().name().equals(name))
                .map(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The producer has no metric " + PRODUCER + "/" + name));
    }

    private Step2Vitals() {}
}
