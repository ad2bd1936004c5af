package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 3 · Metadata: send one message and learn where it landed. */
public final class Step3Metadata {

    /**
     * Sends {@code message} to {@code topic}, without a key, and waits for the broker's answer.
     *
     * <p>A call sends one record, whatever comes of it, and leaves the producer open.
     *
     * @param timeout how long to wait for the answer, fractions of a second included
     * @return the topic, partition and offset at which the broker stored the message
     * @throws ExecutionException if the broker or the producer refused the message; the cause is Kafka's own exception
     * @throws TimeoutException if no answer came within {@code timeout}; the message may still arrive
     * @throws InterruptedException if the caller was interrupted while waiting
     */
    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        // TODO: send() hands you a promise. Who keeps it, and how long are you willing to wait?
        throw new UnsupportedOperationException("Step 3 · Metadata: not written yet");
    }

    private Step3Metadata() {}
}
