package workshop.lesson04;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;

/** Its own meters, which ask the producer. */
public final class Step7Export {

    public static AutoCloseable export(Producer<?, ?> producer, MeterRegistry registry) {
        List<Meter> meters = new ArrayList<>();
        for (Metric metric : producer.metrics().values()) {
            if (metric.metricName().group().equals("producer-metrics") && metric.metricValue() instanceof Number) {
                meters.add(bind(metric, registry));
            }
        }
        return () -> meters.forEach(registry::remove);
    }

    private static Meter bind(Metric metric, MeterRegistry registry) {
        String name = "kafka.producer." + metric.metricName().name().replace('-', '.');
        String clientId = metric.metricName().tags().get("client-id");
        return name.endsWith(".total")
                ? FunctionCounter.builder(name, metric, Step7Export::value)
                        .tag("client.id", clientId)
                        .register(registry)
                : Gauge.builder(name, metric, Step7Export::value)
                        .tag("client.id", clientId)
                        .register(registry);
    }

    private static double value(Metric metric) {
        return ((Number) metric.metricValue()).doubleValue();
    }

    private Step7Export() {}
}
