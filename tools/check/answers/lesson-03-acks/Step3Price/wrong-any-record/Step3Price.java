// expect: "somebody else's message 0" came first
package workshop.lesson03;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes whatever record comes first for its own. */
public final class Step3Price {

    public static AckTimings measure(
            Producer<String, String> producer, Consumer<String, String> consumer, String topic, String message)
            throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<Duration> acknowledged = new CompletableFuture<>();
        producer.send(new ProducerRecord<>(topic, message), (metadata, failure) -> acknowledged.complete(since(start)));
        while (consumer.poll(Duration.ofMillis(50)).isEmpty()) {
            // nothing yet
        }
        Duration visible = since(start);
        return new AckTimings(acknowledged.get(), visible);
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private Step3Price() {}
}
