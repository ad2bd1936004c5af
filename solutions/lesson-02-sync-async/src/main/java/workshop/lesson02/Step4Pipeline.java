package workshop.lesson02;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;

/** Step 4 · Pipeline: send everything, then wait, and miss no failure. */
public final class Step4Pipeline {

    /** Sends all messages, then collects the outcome of each; the n-th result belongs to the n-th message. */
    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {
        List<Future<RecordMetadata>> answers = new ArrayList<>(messages.size());
        for (String message : messages) {
            answers.add(send(producer, new ProducerRecord<>(topic, message)));
        }

        List<SendResult> results = new ArrayList<>(messages.size());
        for (Future<RecordMetadata> answer : answers) {
            results.add(resultOf(answer));
        }
        return results;
    }

    private static Future<RecordMetadata> send(Producer<String, String> producer, ProducerRecord<String, String> record)
            throws InterruptedException {
        try {
            return producer.send(record);
        } catch (InterruptException e) {
            // send() can wait too, and tells of an interrupt in its own way: unchecked, with the flag set again
            Thread.interrupted();
            throw new InterruptedException(e.getMessage());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static SendResult resultOf(Future<RecordMetadata> answer) throws InterruptedException {
        try {
            return new SendResult.Stored(answer.get());
        } catch (ExecutionException e) {
            return new SendResult.Failed(e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    private Step4Pipeline() {}
}
