// expect: the second: the future of sendAsync threw ExecutionException caused by IllegalStateException
package workshop.lesson02;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Closes the producer when the answer is there. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> {
                if (exception == null) {
                    stored.complete(metadata);
                } else {
                    stored.completeExceptionally(exception);
                }
            });
        } catch (RuntimeException e) {
            stored.completeExceptionally(e);
        }
        stored.whenComplete((metadata, exception) -> producer.close(Duration.ZERO));
        return stored;
    }

    private Step3Future() {}
}
