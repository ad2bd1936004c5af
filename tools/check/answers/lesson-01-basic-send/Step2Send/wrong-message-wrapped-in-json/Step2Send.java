// expect: number 1 is "{"message":
package workshop.lesson01;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Wraps the message in JSON, so that the value is another text. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        String json = "{\"message\": \"" + message + "\"}";
        return producer.send(new ProducerRecord<>(topic, json));
    }

    private Step2Send() {}
}
