// expect: at the places you told, for 5 messages, []
package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Returns what the callbacks have brought so far. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = Collections.synchronizedList(new ArrayList<>());
        for (String message : messages) {
            producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                if (exception == null) {
                    stored.add(metadata);
                }
            });
        }
        return new ArrayList<>(stored);
    }

    private Step1SyncSend() {}
}
