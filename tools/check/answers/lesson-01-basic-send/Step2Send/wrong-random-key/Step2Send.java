// expect: with key "
package workshop.lesson01;

import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Gives every message a random key to spread the load. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        String key = UUID.randomUUID().toString();
        return producer.send(new ProducerRecord<>(topic, key, message));
    }

    private Step2Send() {}
}
