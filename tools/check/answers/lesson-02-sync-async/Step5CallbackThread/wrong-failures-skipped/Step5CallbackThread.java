// expect: of 5 results your handler got 3: stored at
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Hands over successes alone. */
public final class Step5CallbackThread {

    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {

        for (ProducerRecord<String, String> record : records) {
            try {
                producer.send(record, (metadata, exception) -> {
                    if (exception == null) {
                        executor.execute(() -> handler.accept(new SendResult.Stored(metadata)));
                    }
                });
            } catch (RuntimeException e) {
                System.err.println("not sent: " + e);
            }
        }
    }

    private Step5CallbackThread() {}
}
