// expect: sendWithHandler had not come back after
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends and waits, and uses the executor for the results. */
public final class Step5CallbackThread {

    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {

        for (ProducerRecord<String, String> record : records) {
            SendResult result;
            try {
                result = new SendResult.Stored(producer.send(record).get());
            } catch (ExecutionException e) {
                result = new SendResult.Failed((Exception) e.getCause());
            } catch (InterruptedException | RuntimeException e) {
                result = new SendResult.Failed(e);
            }
            SendResult known = result;
            executor.execute(() -> handler.accept(known));
        }
    }

    private Step5CallbackThread() {}
}
