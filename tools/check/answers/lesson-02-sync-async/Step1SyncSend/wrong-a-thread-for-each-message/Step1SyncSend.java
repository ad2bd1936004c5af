// expect: at one time 6 of them had no answer yet
// cause: more than one message under way
package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends and waits on a thread for each message. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        ExecutorService riders = Executors.newFixedThreadPool(Math.max(1, messages.size()));
        List<Future<RecordMetadata>> rides = new ArrayList<>();
        List<RecordMetadata> stored = new ArrayList<>();
        try {
            for (String message : messages) {
                rides.add(riders.submit(() ->
                        producer.send(new ProducerRecord<>(topic, message)).get()));
            }
            for (Future<RecordMetadata> ride : rides) {
                stored.add(ride.get(timeoutPerMessage.toMillis(), TimeUnit.MILLISECONDS));
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new PartialDeliveryException(stored, e);
        } finally {
            riders.shutdown();
        }
        return stored;
    }

    private Step1SyncSend() {}
}
