// expect: PartialDeliveryException caused by InterruptedException
package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Takes an interrupt for the failure of a message. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        for (String message : messages) {
            try {
                stored.add(producer.send(new ProducerRecord<>(topic, message))
                        .get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS));
            } catch (Exception e) {
                throw new PartialDeliveryException(stored, e);
            }
        }
        return stored;
    }

    private Step1SyncSend() {}
}
