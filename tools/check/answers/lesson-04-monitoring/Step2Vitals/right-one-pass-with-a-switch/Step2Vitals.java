package workshop.lesson04;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;

/** Goes through all metrics once. */
public final class Step2Vitals {

    public static Vitals vitals(Producer<?, ?> producer) {
        Map<String, Double> ofProducer = new HashMap<>();
        Map<String, Long> errorsByTopic = new HashMap<>();
        for (Metric metric : producer.metrics().values()) {
            String name = metric.metricName().name();
            switch (metric.metricName().group()) {
                case "producer-metrics" -> {
                    if (metric.metricValue() instanceof Double value) {
                        ofProducer.put(name, value);
                    }
                }
                case "producer-topic-metrics" -> {
                    double value = (Double) metric.metricValue();
                    if (name.equals("record-error-total") && value > 0) {
                        errorsByTopic.put(metric.metricName().tags().get("topic"), Math.round(value));
                    }
                }
                default -> {}
            }
        }
        return new Vitals(
                Math.round(ofProducer.get("record-send-total")),
                Math.round(ofProducer.get("record-error-total")),
                Math.round(ofProducer.get("record-retry-total")),
                ofProducer.get("buffer-available-bytes") / ofProducer.get("buffer-total-bytes"),
                optional(ofProducer.get("request-latency-avg")),
                optional(ofProducer.get("record-queue-time-max")),
                optional(ofProducer.get("produce-throttle-time-max")),
                errorsByTopic);
    }

    private static OptionalDouble optional(double value) {
        return value == value ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private Step2Vitals() {}
}
