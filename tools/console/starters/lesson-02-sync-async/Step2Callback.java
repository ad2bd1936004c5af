package workshop.lesson02;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 2 · Callback: don't wait for the answers, be called when they come. */
public final class Step2Callback {

    /**
     * Sends {@code messages} to {@code topic}, without keys, each of them once and in this order, and returns without
     * waiting for an answer.
     *
     * <p>Each message is reported once, to one of the two: to {@code onDelivered} when the broker has acknowledged it,
     * or to {@code onFailed}, with Kafka's own exception, when it can't be delivered. That includes a message for which
     * {@code send()} itself throws, because the producer is closed or a serializer refuses it: the others are sent all
     * the same. A message that comes twice in the list is two messages.
     *
     * <p>The two are called on whatever thread knows the outcome; a failure that is known at once is reported on the
     * caller's. An exception that one of them throws concerns no other message: those are sent and reported, and this
     * method returns.
     *
     * <p>A null is sent as a record without a value, and no messages are no reports. The producer stays open.
     */
    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {
        // TODO: send() takes a second argument. What tells a success from a failure there, and what comes by another
        // way?
        throw new UnsupportedOperationException("Step 2 · Callback: not written yet");
    }

    private Step2Callback() {}
}
