// expect: of 500 records
// cause: waits before the next message is sent
package workshop.lesson02;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Waits for each answer before the next message. */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        List<SendResult> results = new ArrayList<>();
        for (String message : messages) {
            try {
                results.add(new SendResult.Stored(
                        producer.send(new ProducerRecord<>(topic, message)).get()));
            } catch (ExecutionException e) {
                results.add(new SendResult.Failed((Exception) e.getCause()));
            } catch (RuntimeException e) {
                results.add(new SendResult.Failed(e));
            }
        }
        return results;
    }

    private Step4Pipeline() {}
}
