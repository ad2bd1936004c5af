// expect: 0 instead of 5
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends on the executor, and waits there. */
public final class Step5CallbackThread {

    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {

        for (ProducerRecord<String, String> record : records) {
            executor.execute(() -> {
                SendResult result;
                try {
                    result = new SendResult.Stored(producer.send(record).get());
                } catch (ExecutionException e) {
                    result = new SendResult.Failed((Exception) e.getCause());
                } catch (InterruptedException | RuntimeException e) {
                    result = new SendResult.Failed(e);
                }
                handler.accept(result);
            });
        }
    }

    private Step5CallbackThread() {}
}
