package workshop.lesson04;

import static java.util.stream.Collectors.toMap;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;

/** Streams of metrics, filtered by group and name. */
public final class Step2Vitals {

    public static Vitals vitals(Producer<?, ?> producer) {
        return new Vitals(
                total(producer, "record-send-total"),
                total(producer, "record-error-total"),
                total(producer, "record-retry-total"),
                value(producer, "buffer-available-bytes").getAsDouble()
                        / value(producer, "buffer-total-bytes").getAsDouble(),
                value(producer, "request-latency-avg"),
                value(producer, "record-queue-time-max"),
                value(producer, "produce-throttle-time-max"),
                metrics(producer, "producer-topic-metrics", "record-error-total")
                        .collect(toMap(
                                metric -> metric.metricName().tags().get("topic"), metric -> (long) number(metric))));
    }

    private static long total(Producer<?, ?> producer, String name) {
        return (long) value(producer, name).orElse(0);
    }

    private static OptionalDouble value(Producer<?, ?> producer, String name) {
        return metrics(producer, "producer-metrics", name)
                .flatMapToDouble(metric -> DoubleStream.of(number(metric)))
                .filter(value -> !Double.isNaN(value))
                .findFirst();
    }

    private static Stream<? extends Metric> metrics(Producer<?, ?> producer, String group, String name) {
        return producer.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals(group))
                .filter(metric -> metric.metricName().name().equals(name));
    }

    private static double number(Metric metric) {
        return ((Number) metric.metricValue()).doubleValue();
    }

    private Step2Vitals() {}
}
