// expect: of 5 results your handler got 6
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Reports a failure in the callback, and what the future says as well. */
public final class Step5CallbackThread {

    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {

        for (ProducerRecord<String, String> record : records) {
            try {
                Future<RecordMetadata> answer = producer.send(
                        record,
                        (metadata, exception) -> executor.execute(() -> handler.accept(resultOf(metadata, exception))));
                if (answer.isDone()) {
                    answer.get();
                }
            } catch (ExecutionException e) {
                executor.execute(() -> handler.accept(new SendResult.Failed((Exception) e.getCause())));
            } catch (InterruptedException | RuntimeException e) {
                executor.execute(() -> handler.accept(new SendResult.Failed(e)));
            }
        }
    }

    private static SendResult resultOf(RecordMetadata metadata, Exception exception) {
        return exception == null ? new SendResult.Stored(metadata) : new SendResult.Failed(exception);
    }

    private Step5CallbackThread() {}
}
