// expect: Cannot perform operation after producer has been closed
package workshop.lesson01;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Closes a producer that belongs to the caller. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        try (producer) {
            return producer.send(new ProducerRecord<>(topic, message));
        }
    }

    private Step2Send() {}
}
