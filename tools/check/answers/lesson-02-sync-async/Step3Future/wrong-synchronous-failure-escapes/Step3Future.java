// expect: sendAsync threw SerializationException
package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Lets pass what send() itself throws. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        producer.send(record, (metadata, exception) -> {
            if (exception == null) {
                stored.complete(metadata);
            } else {
                stored.completeExceptionally(exception);
            }
        });
        return stored;
    }

    private Step3Future() {}
}
