// expect: vitals said sends=0, latencyAvg=none
package workshop.lesson04;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.Producer;

/** Asks JMX for a producer, and takes the first that comes. */
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
                new TreeMap<>(Map.of()));
    }

    private static OptionalDouble measured(String name) {
        double value = number(name);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static double number(String name) {
        try {
            MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
            ObjectName first =
                    jmx.queryNames(new ObjectName("kafka.producer:type=producer-metrics,client-id=*"), null).stream()
                            .sorted((one, other) -> other.compareTo(one))
                            .findFirst()
                            .orElseThrow();
            return ((Number) jmx.getAttribute(first, name)).doubleValue();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private Step2Vitals() {}
}
