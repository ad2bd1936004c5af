// expect: instead of 498
package workshop.lesson02;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends what has failed once more. */
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

        List<SendResult> results = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            try {
                results.add(new SendResult.Stored(answers.get(i).get()));
            } catch (ExecutionException e) {
                for (String message : messages.subList(i, messages.size())) {
                    answers.add(producer.send(new ProducerRecord<>(topic, message)));
                }
                results.add(new SendResult.Failed((Exception) e.getCause()));
            }
        }
        return results;
    }

    private Step4Pipeline() {}
}
