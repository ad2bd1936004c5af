package workshop.lesson02;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** CompletableFutures whose dependents run on the executor. */
public final class Step5CallbackThread {

    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {

        for (ProducerRecord<String, String> record : records) {
            CompletableFuture<RecordMetadata> answer = new CompletableFuture<>();
            answer.whenCompleteAsync(
                    (metadata, failure) -> handler.accept(resultOf(metadata, (Exception) failure)), executor);
            try {
                producer.send(record, (metadata, exception) -> {
                    if (exception == null) {
                        answer.complete(metadata);
                    } else {
                        answer.completeExceptionally(exception);
                    }
                });
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    private static SendResult resultOf(RecordMetadata metadata, Exception exception) {
        return exception == null ? new SendResult.Stored(metadata) : new SendResult.Failed(exception);
    }

    private Step5CallbackThread() {}
}
