package workshop.lesson01;

import java.util.List;

/** Step 4 · Close: send everything, make sure of it, and leave nothing behind. */
public final class Step4Close {

    /**
     * Sends {@code messages} to {@code topic}, in this order and without keys, with one producer made for this call.
     *
     * <p>Returning normally means that all messages are in the topic, however slow the broker is. If one can't be
     * sent, the method throws: those before it in the list are in the topic then; nothing is promised for those after.
     *
     * <p>Whether it returns or throws, the producer is closed by then: no network thread, connection or metric of it
     * is left. The method can be called again.
     *
     * @param bootstrapServers where to find the cluster; the other settings stay at Kafka's defaults
     * @throws RuntimeException if a message can't be sent, be it too large or its topic null: a
     *     {@code KafkaException}, an {@code IllegalArgumentException}, or an exception with one of them as its cause
     */
    public static void sendAll(String bootstrapServers, String topic, List<String> messages) {
        // TODO: Who waits for what is still buffered, even when a message is refused? And who notices the refusal?
        throw new UnsupportedOperationException("Step 4 · Close: not written yet");
    }

    private Step4Close() {}
}
