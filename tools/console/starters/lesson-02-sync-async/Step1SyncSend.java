package workshop.lesson02;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 1 · Sync send: one message, one answer, and only then the next. */
public final class Step1SyncSend {

    /**
     * Sends {@code messages} to {@code topic}, without keys, each of them once and in this order. A message is handed to
     * the producer when the broker has acknowledged the one before it, and not earlier.
     *
     * <p>The first message that fails ends the row: those after it are not sent. A failure is whatever keeps a message
     * from being acknowledged: it is too large, the topic doesn't exist, the producer is closed, or no answer came in
     * time. A message without an answer may still arrive; it is not sent again.
     *
     * <p>A null is sent as a record without a value, and no messages are no records. The producer stays open.
     *
     * @param timeoutPerMessage how long to wait for an answer; it starts anew with each message
     * @return where the messages were stored; the n-th result belongs to the n-th message
     * @throws PartialDeliveryException if a message failed: it tells where those before it were stored, and its cause
     *     says what stood in the way
     * @throws InterruptedException if the caller was interrupted while waiting for an answer
     */
    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        // TODO: When do you know that a message has arrived? And what do you know of the others when one has not?
        throw new UnsupportedOperationException("Step 1 · Sync send: not written yet");
    }

    private Step1SyncSend() {}
}
