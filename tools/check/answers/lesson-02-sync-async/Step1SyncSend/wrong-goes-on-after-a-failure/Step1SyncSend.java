// expect: 5 records in forest-defense
package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends the messages behind the one that failed, too. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        Exception failure = null;
        for (String message : messages) {
            try {
                RecordMetadata metadata = producer.send(new ProducerRecord<>(topic, message))
                        .get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS);
                if (failure == null) {
                    stored.add(metadata);
                }
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw new PartialDeliveryException(stored, failure);
        }
        return stored;
    }

    private Step1SyncSend() {}
}
