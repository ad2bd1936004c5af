// expect: a send after close() of the export threw IllegalStateException
package workshop.lesson04;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.producer.Producer;

/** Closes the producer with the export. */
public final class Step7Export {

    public static AutoCloseable export(Producer<?, ?> producer, MeterRegistry registry) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(registry);
        return () -> {
            metrics.close();
            producer.close();
        };
    }

    private Step7Export() {}
}
