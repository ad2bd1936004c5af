package workshop.lesson02;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The callback completes a future, and the consumers hang on that. */
public final class Step2Callback {

    public static void sendWithCallback(
            Producer<String, String> producer,
            String topic,
            List<String> messages,
            BiConsumer<String, RecordMetadata> onDelivered,
            BiConsumer<String, Exception> onFailed) {

        for (String message : messages) {
            CompletableFuture<RecordMetadata> outcome = new CompletableFuture<>();
            outcome.thenAccept(metadata -> onDelivered.accept(message, metadata));
            outcome.exceptionally(failure -> {
                onFailed.accept(message, (Exception) failure);
                return null;
            });
            try {
                producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                    if (exception == null) {
                        outcome.complete(metadata);
                    } else {
                        outcome.completeExceptionally(exception);
                    }
                });
            } catch (RuntimeException e) {
                outcome.completeExceptionally(e);
            }
        }
    }

    private Step2Callback() {}
}
