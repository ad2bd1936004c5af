// expect: 50 threads more than before
// cause: each call takes a thread
package workshop.lesson01;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Starts a thread for every message, which waits for the answer. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        CompletableFuture<RecordMetadata> answer = new CompletableFuture<>();
        Thread rider = new Thread(() -> {
            try {
                answer.complete(
                        producer.send(new ProducerRecord<>(topic, message)).get());
            } catch (ExecutionException e) {
                answer.completeExceptionally(e.getCause());
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        rider.setDaemon(true);
        rider.start();
        return answer;
    }

    private Step2Send() {}
}
