package workshop.lesson01;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 2 · Send: hand one message to the producer and don't wait. */
public final class Step2Send {

    /** Hands one record without a key to the producer; the future completes, or fails, with the broker's answer. */
    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        return producer.send(new ProducerRecord<>(topic, message));
    }

    private Step2Send() {}
}
