package workshop.lesson03;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Another thread waits for the answer. */
public final class Step3Price {

    public static AckTimings measure(
            Producer<String, String> producer, Consumer<String, String> consumer, String topic, String message)
            throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        Future<RecordMetadata> answer = producer.send(new ProducerRecord<>(topic, message));
        CompletableFuture<Duration> acknowledged = CompletableFuture.supplyAsync(() -> {
            try {
                answer.get();
                return since(start);
            } catch (ExecutionException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        awaitMessage(consumer, message);
        Duration visible = since(start);
        return new AckTimings(acknowledged.get(), visible);
    }

    private static void awaitMessage(Consumer<String, String> consumer, String message) {
        while (true) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(50))) {
                if (message.equals(record.value())) {
                    return;
                }
            }
        }
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private Step3Price() {}
}
