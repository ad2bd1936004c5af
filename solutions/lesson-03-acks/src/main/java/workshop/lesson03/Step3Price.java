package workshop.lesson03;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Step 3 · Price: what does more certainty cost, and who pays? */
public final class Step3Price {

    private static final Duration POLL = Duration.ofMillis(50);

    /** The callback stops one clock on the producer's thread, while this thread polls for the record and stops the other. */
    public static AckTimings measure(
            Producer<String, String> producer, Consumer<String, String> consumer, String topic, String message)
            throws ExecutionException, InterruptedException {
        CompletableFuture<Duration> acknowledged = new CompletableFuture<>();
        long start = System.nanoTime();
        producer.send(new ProducerRecord<>(topic, message), (metadata, failure) -> {
            if (failure == null) {
                acknowledged.complete(since(start));
            } else {
                acknowledged.completeExceptionally(failure);
            }
        });

        while (!acknowledged.isCompletedExceptionally()) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                if (message.equals(record.value())) {
                    Duration visible = since(start);
                    return new AckTimings(acknowledged.get(), visible);
                }
            }
        }
        throw new ExecutionException(
                acknowledged.handle((none, failure) -> failure).get());
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private Step3Price() {}
}
