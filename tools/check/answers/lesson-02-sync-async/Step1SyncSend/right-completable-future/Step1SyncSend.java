package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A CompletableFuture for each message, completed by its callback. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        for (String message : messages) {
            CompletableFuture<RecordMetadata> answer = new CompletableFuture<>();
            try {
                producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                    if (exception == null) {
                        answer.complete(metadata);
                    } else {
                        answer.completeExceptionally(exception);
                    }
                });
                stored.add(answer.get(timeoutPerMessage.toNanos(), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                throw new PartialDeliveryException(stored, e.getCause());
            } catch (TimeoutException | RuntimeException e) {
                throw new PartialDeliveryException(stored, e);
            }
        }
        return stored;
    }

    private Step1SyncSend() {}
}
