// expect: send had not come back after
// cause: send waits for the answer
package workshop.lesson01;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for the answer before it returns the future. */
public final class Step2Send {

    public static Future<RecordMetadata> send(Producer<String, String> producer, String topic, String message) {
        Future<RecordMetadata> answer = producer.send(new ProducerRecord<>(topic, message));
        try {
            answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // the caller reads the failure from the future
        }
        return answer;
    }

    private Step2Send() {}
}
