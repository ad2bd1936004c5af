// expect: number 1 is "Prepare for battle!
package workshop.lesson02;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Takes the last answer for the answer to all. */
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

        RecordMetadata last;
        try {
            last = answers.isEmpty() ? null : answers.get(answers.size() - 1).get();
        } catch (ExecutionException e) {
            return answers.stream()
                    .<SendResult>map(answer -> new SendResult.Failed((Exception) e.getCause()))
                    .toList();
        }
        return answers.stream()
                .<SendResult>map(answer -> new SendResult.Stored(last))
                .toList();
    }

    private Step4Pipeline() {}
}
