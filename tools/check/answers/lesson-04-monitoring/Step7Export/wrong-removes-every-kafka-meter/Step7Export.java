// expect: 3 records by this producer, while the export of another was closed
package workshop.lesson04;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.producer.Producer;

/** Takes away all that has to do with Kafka. */
public final class Step7Export {

    public static AutoCloseable export(Producer<?, ?> producer, MeterRegistry registry) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(registry);
        return () -> {
            metrics.close();
            registry.getMeters().stream()
                    .filter(meter -> meter.getId().getName().startsWith("kafka."))
                    .forEach(registry::remove);
        };
    }

    private Step7Export() {}
}
