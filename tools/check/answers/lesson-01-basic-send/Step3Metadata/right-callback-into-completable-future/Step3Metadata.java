package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The callback completes a CompletableFuture, on which the caller waits. */
public final class Step3Metadata {

    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<RecordMetadata> answer = new CompletableFuture<>();
        producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
            if (exception != null) {
                answer.completeExceptionally(exception);
            } else {
                answer.complete(metadata);
            }
        });
        return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Step3Metadata() {}
}
