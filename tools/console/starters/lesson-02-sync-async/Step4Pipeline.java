package workshop.lesson02;

import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/** Step 4 · Pipeline: send everything, then wait, and miss no failure. */
public final class Step4Pipeline {

    /**
     * Sends {@code messages} to {@code topic}, without keys, each of them once and in this order, and waits until the
     * outcome of each is known. While a message waits for its answer, others are under way.
     *
     * <p>A failure concerns its own message: the others are sent and have results of their own. What {@code send()}
     * itself throws, because the producer is closed or a serializer refuses the message, is the failure of that message.
     *
     * <p>A null is sent as a record without a value, a message that comes twice in the list is two messages, and no
     * messages have no results. The producer stays open.
     *
     * @return what became of the messages; the n-th result belongs to the n-th message
     * @throws InterruptedException if the caller was interrupted while waiting
     */
    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {
        // TODO: Step 1 waits for an answer before the next send(). Where else can the waiting be done?
        throw new UnsupportedOperationException("Step 4 · Pipeline: not written yet");
    }

    private Step4Pipeline() {}
}
