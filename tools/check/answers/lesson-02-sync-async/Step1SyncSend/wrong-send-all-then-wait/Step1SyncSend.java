// expect: 6 records in 1 request(s); at one time 6 of them
// cause: more than one message under way
package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends everything and waits afterwards. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        List<RecordMetadata> stored = new ArrayList<>();
        try {
            for (String message : messages) {
                answers.add(producer.send(new ProducerRecord<>(topic, message)));
            }
            for (Future<RecordMetadata> answer : answers) {
                stored.add(answer.get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS));
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new PartialDeliveryException(stored, e);
        }
        return stored;
    }

    private Step1SyncSend() {}
}
