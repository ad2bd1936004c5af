// expect: --1@-1, forest-defense
package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Takes the end of flush() for a success. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        for (String message : messages) {
            producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> stored.add(metadata));
            producer.flush();
        }
        return stored;
    }

    private Step1SyncSend() {}
}
