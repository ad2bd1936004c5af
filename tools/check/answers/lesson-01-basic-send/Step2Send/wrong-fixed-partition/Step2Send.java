// expect: records on 1 of 6 partitions: [0]
package workshop.lesson01;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Chooses partition 0 itself instead of leaving the choice to the producer. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        return producer.send(new ProducerRecord<>(topic, 0, null, message));
    }

    private Step2Send() {}
}
