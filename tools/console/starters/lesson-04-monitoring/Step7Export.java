package workshop.lesson04;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.Producer;

/** Step 7 · Export: hand the producer's metrics to whatever the company watches. */
public final class Step7Export {

    /**
     * Binds all metrics of {@code producer} to {@code registry}, under Micrometer's usual names, such as
     * {@code kafka.producer.record.error.total}, each with the tag {@code client.id}. The meters follow the producer, and
     * have its last counts when it is closed; the producer stays the caller's to close.
     *
     * @return what takes this producer's meters out of the registry again, and leaves those of others; closing it twice
     *     does no harm
     */
    public static AutoCloseable export(Producer<?, ?> producer, MeterRegistry registry) {
        // TODO: Micrometer knows Kafka's clients already. What of it has to be closed, and by whom?
        throw new UnsupportedOperationException("Step 7 · Export: not written yet");
    }

    private Step7Export() {}
}
