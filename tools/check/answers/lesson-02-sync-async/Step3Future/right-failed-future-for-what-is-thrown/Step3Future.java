package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Gives back another future for what send() throws. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> {
                if (exception != null) {
                    stored.completeExceptionally(exception);
                }
                stored.complete(metadata); // without effect if it has failed
            });
            return stored;
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Step3Future() {}
}
