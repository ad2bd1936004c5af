// expect: sendAsync threw CompletionException caused by RecordTooLargeException
package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Throws a failure that is known at once. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                throw new CompletionException(exception);
            }
            stored.complete(metadata);
        });
        return stored;
    }

    private Step3Future() {}
}
