// expect: failed with ExecutionException
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Reports the wrapper that a future puts around a failure. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        for (String message : messages) {
            Future<RecordMetadata> answer;
            try {
                answer = producer.send(new ProducerRecord<>(topic, message));
            } catch (RuntimeException e) {
                answer = CompletableFuture.failedFuture(e);
            }
            Future<RecordMetadata> promised = answer;
            CompletableFuture.runAsync(() -> {
                try {
                    quietly(onDelivered, message, promised.get());
                } catch (Exception e) {
                    quietly(onFailed, message, e);
                }
            });
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
