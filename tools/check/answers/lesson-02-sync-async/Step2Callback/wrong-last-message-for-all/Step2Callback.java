// expect: of 5 outcomes it reported 5:
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Looks up the message when the answer comes, and finds the last one. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        AtomicReference<String> current = new AtomicReference<>();
        for (String message : messages) {
            current.set(message);
            try {
                producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                    if (exception == null) {
                        quietly(onDelivered, current.get(), metadata);
                    } else {
                        quietly(onFailed, current.get(), exception);
                    }
                });
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
