package workshop.lesson02;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Step 5 · Callback thread: slow work on the results, without slowing down the rider. */
public final class Step5CallbackThread {

    /** Sends all records; the executor, and no other thread, hands each result to the handler. */
    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {
        Consumer<SendResult> handOver = result -> executor.execute(() -> handler.accept(result));
        for (ProducerRecord<String, String> record : records) {
            try {
                producer.send(
                        record,
                        (metadata, exception) -> handOver.accept(
                                exception == null
                                        ? new SendResult.Stored(metadata)
                                        : new SendResult.Failed(exception)));
            } catch (RuntimeException e) {
                handOver.accept(new SendResult.Failed(e));
            }
        }
    }

    private Step5CallbackThread() {}
}
