// expect: number 1 is null and should be
package workshop.lesson01;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Puts the message into the key and leaves the value empty. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        return producer.send(new ProducerRecord<>(topic, message, null));
    }

    private Step2Send() {}
}
