// expect: 3 records in forest-defense
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

/** Starts over when an answer does not come in time. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            List<RecordMetadata> stored = new ArrayList<>();
            try {
                for (String message : messages) {
                    stored.add(producer.send(new ProducerRecord<>(topic, message))
                            .get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS));
                }
                return stored;
            } catch (TimeoutException e) {
                if (attempt == 3) {
                    throw new PartialDeliveryException(stored, e);
                }
            } catch (ExecutionException | RuntimeException e) {
                throw new PartialDeliveryException(stored, e);
            }
        }
    }

    private Step1SyncSend() {}
}
