// expect: 50 threads more than before
// cause: each call takes a thread
package workshop.lesson01;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for the answer on a thread of its own. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        return CompletableFuture.supplyAsync(
                () -> sendAndWait(producer, topic, message), task -> new Thread(task).start());
    }

    private static RecordMetadata sendAndWait(Producer<String, String> producer, String topic, String message) {
        try {
            return producer.send(new ProducerRecord<>(topic, message)).get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private Step2Send() {}
}
