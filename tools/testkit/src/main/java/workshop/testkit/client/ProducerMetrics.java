package workshop.testkit.client;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The metrics of a producer as JMX has them (Kafka's {@code JmxReporter}), past the producer itself and whatever code reads it. They are
 * there until the producer is closed.
 */
public final class ProducerMetrics {

    private final MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
    private final String clientId;

    private ProducerMetrics(String clientId) {
        this.clientId = clientId;
    }

    /** Of the producer with this {@code client.id}, which must be the only one. */
    public static ProducerMetrics of(String clientId) {
        return new ProducerMetrics(clientId);
    }

    /**
     * A metric of the group {@code producer-metrics}; empty while it is NaN, which an average or a maximum is without a sample.
     *
     * @throws IllegalStateException if there is no such producer or metric
     */
    public OptionalDouble value(String name) {
        double value = read(objectName("kafka.producer:type=producer-metrics,client-id=" + clientId), name);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A total of the group {@code producer-metrics}, such as {@code record-send-total}. */
    public long count(String name) {
        return (long) value(name).orElseThrow();
    }

    /** A total of the group {@code producer-topic-metrics}, of each topic that the producer has sent to. */
    public Map<String, Long> countByTopic(String name) {
        Map<String, Long> counts = new TreeMap<>();
        ObjectName topics = objectName("kafka.producer:type=producer-topic-metrics,client-id=" + clientId + ",topic=*");
        jmx.queryNames(topics, null)
                .forEach(topic -> counts.put(topic.getKeyProperty("topic"), (long) read(topic, name)));
        return counts;
    }

    private double read(ObjectName bean, String name) {
        try {
            return ((Number) jmx.getAttribute(bean, name)).doubleValue();
        } catch (InstanceNotFoundException e) {
            throw new IllegalStateException("JMX knows no producer " + clientId + "; was it closed?", e);
        } catch (JMException e) {
            throw new IllegalStateException("JMX does not tell " + name + " of " + bean, e);
        }
    }

    private static ObjectName objectName(String name) {
        try {
            return new ObjectName(name);
        } catch (JMException e) {
            throw new IllegalArgumentException(name + " is no JMX name", e);
        }
    }
}
