// expect: of 4 results your handler got 1:
package workshop.lesson02;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** One task of the executor handles all results, until the handler throws. */
public final class Step5CallbackThread {

    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {

        List<CompletableFuture<SendResult>> results = new ArrayList<>();
        for (ProducerRecord<String, String> record : records) {
            CompletableFuture<SendResult> result = new CompletableFuture<>();
            results.add(result);
            try {
                producer.send(record, (metadata, exception) -> result.complete(resultOf(metadata, exception)));
            } catch (RuntimeException e) {
                result.complete(new SendResult.Failed(e));
            }
        }
        executor.execute(() -> results.forEach(result -> handler.accept(result.join())));
    }

    private static SendResult resultOf(RecordMetadata metadata, Exception exception) {
        return exception == null ? new SendResult.Stored(metadata) : new SendResult.Failed(exception);
    }

    private Step5CallbackThread() {}
}
