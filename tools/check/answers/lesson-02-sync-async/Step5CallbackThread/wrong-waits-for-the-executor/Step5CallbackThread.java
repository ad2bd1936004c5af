// expect: to another partition, had not come back after
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits in the callback until the executor has done the task. */
public final class Step5CallbackThread {

    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {

        for (ProducerRecord<String, String> record : records) {
            try {
                producer.send(
                        record,
                        (metadata, exception) -> CompletableFuture.runAsync(
                                        () -> handler.accept(resultOf(metadata, exception)), executor)
                                .join());
            } catch (RuntimeException e) {
                executor.execute(() -> handler.accept(new SendResult.Failed(e)));
            }
        }
    }

    private static SendResult resultOf(RecordMetadata metadata, Exception exception) {
        return exception == null ? new SendResult.Stored(metadata) : new SendResult.Failed(exception);
    }

    private Step5CallbackThread() {}
}
