// expect: number 1 is "failed with RecordTooLargeException"
// cause: results in the order in which they come
package workshop.lesson02;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Collects the results in the order in which they come. */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        List<SendResult> results = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch open = new CountDownLatch(messages.size());
        for (String message : messages) {
            try {
                producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                    results.add(exception == null ? new SendResult.Stored(metadata) : new SendResult.Failed(exception));
                    open.countDown();
                });
            } catch (RuntimeException e) {
                results.add(new SendResult.Failed(e));
                open.countDown();
            }
        }
        open.await();
        return results;
    }

    private Step4Pipeline() {}
}
