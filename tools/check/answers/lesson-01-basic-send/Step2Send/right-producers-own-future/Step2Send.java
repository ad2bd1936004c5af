package workshop.lesson01;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The future that the producer itself returns. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        return producer.send(new ProducerRecord<>(topic, message));
    }

    private Step2Send() {}
}
