// expect: caused by RuntimeException: The message is 2097240 bytes
package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Makes a RuntimeException of a failure's text. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> {
                if (exception == null) {
                    stored.complete(metadata);
                } else {
                    stored.completeExceptionally(new RuntimeException(exception.getMessage()));
                }
            });
        } catch (RuntimeException e) {
            stored.completeExceptionally(e);
        }
        return stored;
    }

    private Step3Future() {}
}
