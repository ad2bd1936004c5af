package workshop.lesson01;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 2 · Send: hand one message to the producer and don't wait. */
public final class Step2Send {

    /**
     * Hands {@code message} to {@code producer} as one record for {@code topic}, and returns without waiting for the
     * broker.
     *
     * <p>The record's value is the message, character for character. It has no key, and the producer chooses the
     * partition. Messages of successive calls keep their order. The method starts no thread, and neither flushes nor
     * closes the producer.
     *
     * @return a future that completes with the record's topic, partition and offset once the broker has acknowledged
     *     it. If the record can't be delivered, {@code get()} throws an {@code ExecutionException} whose cause is
     *     Kafka's own exception; that goes for a record that the producer itself finds too large, too.
     */
    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        // TODO: A topic and a message make a record. Who takes it from you, and what do you get in return?
        throw new UnsupportedOperationException("Step 2 · Send: not written yet");
    }

    private Step2Send() {}
}
