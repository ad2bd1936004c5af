// expect: of 5 outcomes it reported 4:
package workshop.lesson02;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Keeps the outcomes by text, so that a text that comes twice has one. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        Map<String, Boolean> reported = new ConcurrentHashMap<>();
        for (String message : messages) {
            try {
                producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                    if (reported.putIfAbsent(String.valueOf(message), true) == null) {
                        if (exception == null) {
                            quietly(onDelivered, message, metadata);
                        } else {
                            quietly(onFailed, message, exception);
                        }
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
