package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 3 · Future: a promise that other code can be hung on. */
public final class Step3Future {

    /**
     * Hands {@code record} to {@code producer} once, and returns without waiting for the answer.
     *
     * <p>The future completes when the broker has acknowledged the record. If the record can't be delivered, the future
     * completes with Kafka's own exception, of its own type and not wrapped. There is no other way for a failure: what
     * {@code send()} itself throws, for a closed producer, a value that can't be serialized or a record that is null,
     * is the future's failure too, and this method throws nothing.
     *
     * <p>Records of successive calls keep their order. The method starts no thread, and neither flushes nor closes the
     * producer.
     *
     * @return a future that completes with the record's topic, partition and offset
     */
    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {
        // TODO: Nobody but you can complete this future. Who tells you the outcome, and by which ways?
        throw new UnsupportedOperationException("Step 3 · Future: not written yet");
    }

    private Step3Future() {}
}
