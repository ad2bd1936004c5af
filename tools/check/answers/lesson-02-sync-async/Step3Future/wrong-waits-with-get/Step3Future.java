// expect: sendAsync had not come back after
// cause: waits for the answer inside
package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for the answer inside. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        try {
            return CompletableFuture.completedFuture(producer.send(record).get());
        } catch (ExecutionException e) {
            return CompletableFuture.failedFuture(e.getCause());
        } catch (InterruptedException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Step3Future() {}
}
