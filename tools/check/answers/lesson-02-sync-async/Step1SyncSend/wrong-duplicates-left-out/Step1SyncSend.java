// expect: of key and value 5 instead of 6
package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends a text that comes twice once. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        Map<String, RecordMetadata> places = new HashMap<>();
        for (String message : messages) {
            try {
                if (!places.containsKey(message)) {
                    places.put(
                            message,
                            producer.send(new ProducerRecord<>(topic, message))
                                    .get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS));
                }
                stored.add(places.get(message));
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                throw new PartialDeliveryException(stored, e);
            }
        }
        return stored;
    }

    private Step1SyncSend() {}
}
