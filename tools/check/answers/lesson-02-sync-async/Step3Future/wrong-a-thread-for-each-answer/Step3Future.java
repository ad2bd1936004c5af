// expect: 50 threads more than before
package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends at once, and waits for each answer on a thread of its own. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        Future<RecordMetadata> answer;
        try {
            answer = producer.send(record);
        } catch (RuntimeException e) {
            stored.completeExceptionally(e);
            return stored;
        }
        Thread clerk = new Thread(() -> {
            try {
                stored.complete(answer.get());
            } catch (ExecutionException e) {
                stored.completeExceptionally(e.getCause());
            } catch (InterruptedException e) {
                stored.completeExceptionally(e);
            }
        });
        clerk.setDaemon(true);
        clerk.start();
        return stored;
    }

    private Step3Future() {}
}
