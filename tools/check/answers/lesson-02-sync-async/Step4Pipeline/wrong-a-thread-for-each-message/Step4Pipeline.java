// expect: 498 records in forest-defense
package workshop.lesson02;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends and waits on a thread for each message. */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        ExecutorService riders = Executors.newFixedThreadPool(Math.max(1, messages.size()));
        List<Future<RecordMetadata>> rides = new ArrayList<>();
        for (String message : messages) {
            rides.add(riders.submit(
                    () -> producer.send(new ProducerRecord<>(topic, message)).get()));
        }
        List<SendResult> results = new ArrayList<>();
        for (Future<RecordMetadata> ride : rides) {
            try {
                results.add(new SendResult.Stored(ride.get()));
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() instanceof ExecutionException
                        ? e.getCause().getCause()
                        : e.getCause();
                results.add(new SendResult.Failed((Exception) cause));
            }
        }
        riders.shutdown();
        return results;
    }

    private Step4Pipeline() {}
}
