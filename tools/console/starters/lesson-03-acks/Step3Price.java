package workshop.lesson03;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Step 3 · Price: what does more certainty cost, and who pays? */
public final class Step3Price {

    /**
     * Sends {@code message} to {@code topic} and measures, both from just before {@code send()}, how long it takes until
     * the producer takes it as delivered, and until {@code consumer} has read it. The replicas may be seconds behind.
     *
     * @param producer knows the topic already; its {@code acks} may be any
     * @param consumer is assigned to the topic's only partition and stands at its end; messages of others may come first
     */
    public static AckTimings measure(
            Producer<String, String> producer, Consumer<String, String> consumer, String topic, String message)
            throws ExecutionException, InterruptedException {
        // TODO: Two things happen, each in its own time. How do you wait for one without missing the other?
        throw new UnsupportedOperationException("Step 3 · Price: not written yet");
    }

    private Step3Price() {}
}
