// expect: had not come back after
// cause: waits for the answers inside
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for each answer inside. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        for (String message : messages) {
            try {
                quietly(
                        onDelivered,
                        message,
                        producer.send(new ProducerRecord<>(topic, message)).get());
            } catch (ExecutionException e) {
                quietly(onFailed, message, (Exception) e.getCause());
            } catch (InterruptedException | RuntimeException e) {
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
