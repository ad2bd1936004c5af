// expect: --1@-1"]
package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Counts the message that failed as confirmed. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        for (String message : messages) {
            AtomicReference<RecordMetadata> place = new AtomicReference<>();
            try {
                Future<RecordMetadata> answer = producer.send(
                        new ProducerRecord<>(topic, message), (metadata, exception) -> place.set(metadata));
                answer.get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS);
                stored.add(place.get());
            } catch (ExecutionException e) {
                stored.add(place.get());
                throw new PartialDeliveryException(stored, e.getCause());
            } catch (TimeoutException | RuntimeException e) {
                throw new PartialDeliveryException(stored, e);
            }
        }
        return stored;
    }

    private Step1SyncSend() {}
}
