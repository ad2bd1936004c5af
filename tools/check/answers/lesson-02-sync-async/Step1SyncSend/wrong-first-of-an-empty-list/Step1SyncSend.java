// expect: Index 0 out of bounds for length 0
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

/** Takes for granted that there is a first message. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        int next = 0;
        do {
            try {
                stored.add(producer.send(new ProducerRecord<>(topic, messages.get(next)))
                        .get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS));
                next++;
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                throw new PartialDeliveryException(stored, e);
            }
        } while (next < messages.size());
        return stored;
    }

    private Step1SyncSend() {}
}
