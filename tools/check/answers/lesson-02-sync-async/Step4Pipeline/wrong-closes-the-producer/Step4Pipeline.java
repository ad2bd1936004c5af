// expect: the caller's next send threw IllegalStateException
package workshop.lesson02;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Closes the caller's producer to wait for the answers. */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (String message : messages) {
            try {
                answers.add(producer.send(new ProducerRecord<>(topic, message)));
            } catch (RuntimeException e) {
                answers.add(CompletableFuture.failedFuture(e));
            }
        }
        producer.close();

        List<SendResult> results = new ArrayList<>();
        for (Future<RecordMetadata> answer : answers) {
            try {
                results.add(new SendResult.Stored(answer.get()));
            } catch (ExecutionException e) {
                results.add(new SendResult.Failed((Exception) e.getCause()));
            }
        }
        return results;
    }

    private Step4Pipeline() {}
}
