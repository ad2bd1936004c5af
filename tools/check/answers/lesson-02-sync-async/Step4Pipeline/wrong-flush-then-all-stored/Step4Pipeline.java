// expect: --1@-1
package workshop.lesson02;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes the end of flush() for the success of all. */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        List<SendResult> results = Collections.synchronizedList(new ArrayList<>());
        for (String message : messages) {
            producer.send(
                    new ProducerRecord<>(topic, message),
                    (metadata, exception) -> results.add(new SendResult.Stored(metadata)));
        }
        producer.flush();
        return results;
    }

    private Step4Pipeline() {}
}
