package workshop.lesson02;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** CompletableFutures, and allOf to wait for them. */
public final class Step4Pipeline {

    public static List<SendResult> sendAll(Producer<String, String> producer, String topic, List<String> messages)
            throws InterruptedException {

        List<CompletableFuture<SendResult>> results = messages.stream()
                .map(message -> send(producer, new ProducerRecord<>(topic, message)))
                .toList();
        try {
            CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return results.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<SendResult> send(
            Producer<String, String> producer, ProducerRecord<String, String> record) {
        CompletableFuture<SendResult> result = new CompletableFuture<>();
        try {
            producer.send(
                    record,
                    (metadata, exception) -> result.complete(
                            exception == null ? new SendResult.Stored(metadata) : new SendResult.Failed(exception)));
        } catch (RuntimeException e) {
            result.complete(new SendResult.Failed(e));
        }
        return result;
    }

    private Step4Pipeline() {}
}
