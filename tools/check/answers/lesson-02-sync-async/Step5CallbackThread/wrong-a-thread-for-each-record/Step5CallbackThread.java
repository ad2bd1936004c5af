// expect: on the thread rider
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Starts a thread for each result. */
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
                        (metadata, exception) ->
                                new Thread(() -> handler.accept(resultOf(metadata, exception)), "rider").start());
            } catch (RuntimeException e) {
                new Thread(() -> handler.accept(new SendResult.Failed(e)), "rider").start();
            }
        }
    }

    private static SendResult resultOf(RecordMetadata metadata, Exception exception) {
        return exception == null ? new SendResult.Stored(metadata) : new SendResult.Failed(exception);
    }

    private Step5CallbackThread() {}
}
