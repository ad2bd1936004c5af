// expect: close() of the export these threads are left
package workshop.lesson04;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.Objects;
import org.apache.kafka.clients.producer.Producer;

/** Takes the meters away and leaves the binder running. */
public final class Step7Export {

    public static AutoCloseable export(Producer<?, ?> producer, MeterRegistry registry) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(registry);
        String clientId = producer.metrics().keySet().stream()
                .map(name -> name.tags().get("client-id"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return () -> registry.getMeters().stream()
                .filter(meter -> clientId.equals(meter.getId().getTag("client.id")))
                .forEach(registry::remove);
    }

    private Step7Export() {}
}
