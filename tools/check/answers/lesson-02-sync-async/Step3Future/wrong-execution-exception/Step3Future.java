// expect: ExecutionException caused by ExecutionException
package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Passes on the wrapper that the producer's future puts around a failure. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        AtomicReference<Future<RecordMetadata>> answer = new AtomicReference<>();
        try {
            answer.set(producer.send(record, (metadata, exception) -> {
                if (exception == null) {
                    stored.complete(metadata);
                }
            }));
            if (answer.get().isDone()) {
                stored.complete(answer.get().get());
            }
        } catch (Exception e) {
            stored.completeExceptionally(e);
        }
        return stored;
    }

    private Step3Future() {}
}
