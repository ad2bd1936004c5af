// expect: number 1 is "failed with RecordTooLargeException"
// cause: results in the order in which they come
package workshop.lesson02;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Two threads fill a plain list: callbacks, and whoever calls send(). */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        List<SendResult> results = new ArrayList<>();
        for (String message : messages) {
            try {
                producer.send(
                        new ProducerRecord<>(topic, message),
                        (metadata, exception) -> results.add(
                                exception == null
                                        ? new SendResult.Stored(metadata)
                                        : new SendResult.Failed(exception)));
            } catch (RuntimeException e) {
                results.add(new SendResult.Failed(e));
            }
        }
        producer.flush();
        return results;
    }

    private Step4Pipeline() {}
}
