// expect: by another; JMX says sends=
package workshop.lesson04;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Asks JMX for a producer of this rider's, and takes the first that comes. */
public final class Step2Vitals {

    public static Vitals vitals(Producer<?, ?> producer) {
        return new Vitals(
                (long) number("record-send-total"),
                (long) number("record-error-total"),
                (long) number("record-retry-total"),
                number("buffer-available-bytes") / number("buffer-total-bytes"),
                measured("request-latency-avg"),
                measured("record-queue-time-max"),
                measured("produce-throttle-time-max"),
                errorsByTopic(producer.metrics()));
    }

    private static Map<String, Long> errorsByTopic(Map<MetricName, ? extends Metric> metrics) {
        Map<String, Long> errors = new TreeMap<>();
        metrics.forEach((name, metric) -> {
            if (name.group().equals("producer-topic-metrics") && name.name().equals("record-error-total")) {
                errors.put(name.tags().get("topic"), ((Number) metric.metricValue()).longValue());
            }
        });
        return errors;
    }

    private static OptionalDouble measured(String name) {
        double value = number(name);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static double number(String name) {
        try {
            MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
            ObjectName first = jmx
                    .queryNames(new ObjectName("kafka.producer:type=producer-metrics,client-id=little-john-*"), null)
                    .stream()
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            return ((Number) jmx.getAttribute(first, name)).doubleValue();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private Step2Vitals() {}
}
