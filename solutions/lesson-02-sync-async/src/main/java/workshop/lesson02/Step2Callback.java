package workshop.lesson02;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 2 · Callback: don't wait for the answers, be called when they come. */
public final class Step2Callback {

    private static final System.Logger LOG = System.getLogger(Step2Callback.class.getName());

    /** Sends all messages without waiting; each is reported once, to one of the two consumers. */
    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {
        for (String message : messages) {
            try {
                producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                    if (exception == null) {
                        report(onDelivered, message, metadata);
                    } else {
                        report(onFailed, message, exception);
                    }
                });
            } catch (RuntimeException e) {
                report(onFailed, message, e);
            }
        }
    }

    /**
     * For a failure known at once, the callback runs inside {@code send()} on the caller's thread: what it throws would
     * end the loop, or be taken for a second failure of the message.
     */
    private static <T> void report(BiConsumer<String, T> consumer, String message, T outcome) {
        try {
            consumer.accept(message, outcome);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The outcome " + outcome + " was reported in vain", e);
        }
    }

    private Step2Callback() {}
}
