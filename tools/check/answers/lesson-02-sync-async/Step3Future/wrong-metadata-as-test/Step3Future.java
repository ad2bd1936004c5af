// expect: --1@-1
package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Takes metadata that is not null for a success. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> {
                if (metadata != null) {
                    stored.complete(metadata);
                } else {
                    stored.completeExceptionally(exception);
                }
            });
        } catch (RuntimeException e) {
            stored.completeExceptionally(e);
        }
        return stored;
    }

    private Step3Future() {}
}
