// expect: delivered at null
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Reports a delivery as soon as send() is back. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        for (String message : messages) {
            try {
                AtomicBoolean failed = new AtomicBoolean();
                producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                    if (exception != null) {
                        failed.set(true);
                        quietly(onFailed, message, exception);
                    }
                });
                if (!failed.get()) {
                    quietly(onDelivered, message, null);
                }
            } catch (RuntimeException e) {
                quietly(onFailed, message, e);
            }
        }
    }

    private static <T> void quietly(BiConsumer<String, T> consumer, String message, T outcome) {
        try {
            consumer.accept(message, outcome);
        } catch (RuntimeException e) {
            System.err.println("reported in vain: " + e);
        }
    }

    private Step2Callback() {}
}
