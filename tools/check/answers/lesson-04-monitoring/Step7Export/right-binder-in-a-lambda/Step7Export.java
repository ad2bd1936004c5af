package workshop.lesson04;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.producer.Producer;

/** Closes the binder in a lambda. */
public final class Step7Export {

    /** Binds the metrics of {@code producer}; closing the result takes them out of the registry again. */
    public static AutoCloseable export(Producer<?, ?> producer, MeterRegistry registry) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(registry);
        return metrics::close;
    }

    private Step7Export() {}
}
