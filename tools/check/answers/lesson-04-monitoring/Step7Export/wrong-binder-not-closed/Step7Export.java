// expect: after close() the registry still has
package workshop.lesson04;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.producer.Producer;

/** Binds, and lets go. */
public final class Step7Export {

    public static AutoCloseable export(Producer<?, ?> producer, MeterRegistry registry) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(registry);
        return () -> {};
    }

    private Step7Export() {}
}
