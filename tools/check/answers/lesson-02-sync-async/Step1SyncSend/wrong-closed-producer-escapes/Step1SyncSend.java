// expect: threw IllegalStateException: Cannot perform operation after producer has been closed
package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Lets pass what send() itself throws. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        for (String message : messages) {
            Future<RecordMetadata> answer = producer.send(new ProducerRecord<>(topic, message));
            try {
                stored.add(answer.get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException | TimeoutException e) {
                throw new PartialDeliveryException(stored, e);
            }
        }
        return stored;
    }

    private Step1SyncSend() {}
}
