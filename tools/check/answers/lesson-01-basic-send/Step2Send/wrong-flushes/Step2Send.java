// expect: send had not come back after
// cause: send waits for the answer
package workshop.lesson01;

import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Flushes after every message, so each call waits for its answer. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        Future<RecordMetadata> answer = producer.send(new ProducerRecord<>(topic, message));
        producer.flush();
        return answer;
    }

    private Step2Send() {}
}
