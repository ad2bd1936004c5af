// expect: delivered at no place
package workshop.lesson02;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends nothing more after a failure. */
public final class Step2Callback {

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
                        quietly(onDelivered, message, metadata);
                    } else {
                        quietly(onFailed, message, exception);
                    }
                });
            } catch (RuntimeException e) {
                quietly(onFailed, message, e);
                return;
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
