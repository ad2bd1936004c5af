// expect: 6 records for 3 messages, each given twice
package workshop.lesson02;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Keeps the answers by text. */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        Map<String, Future<RecordMetadata>> answers = new LinkedHashMap<>();
        for (String message : messages) {
            try {
                answers.put(message, producer.send(new ProducerRecord<>(topic, message)));
            } catch (RuntimeException e) {
                answers.put(message, CompletableFuture.failedFuture(e));
            }
        }
        List<SendResult> results = new ArrayList<>();
        for (String message : messages) {
            try {
                results.add(new SendResult.Stored(answers.get(message).get()));
            } catch (ExecutionException e) {
                results.add(new SendResult.Failed((Exception) e.getCause()));
            }
        }
        return results;
    }

    private Step4Pipeline() {}
}
