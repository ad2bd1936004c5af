package workshop.lesson02;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The callbacks fill a queue; tasks of the executor take from it. */
public final class Step5CallbackThread {

    public static void sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler,
            Executor executor) {

        BlockingQueue<SendResult> results = new LinkedBlockingQueue<>();
        Runnable drain = () -> {
            SendResult result;
            while ((result = results.poll()) != null) {
                try {
                    handler.accept(result);
                } catch (RuntimeException e) {
                    System.err.println("handled in vain: " + e);
                }
            }
        };
        for (ProducerRecord<String, String> record : records) {
            try {
                producer.send(record, (metadata, exception) -> {
                    results.add(resultOf(metadata, exception));
                    executor.execute(drain);
                });
            } catch (RuntimeException e) {
                results.add(new SendResult.Failed(e));
                executor.execute(drain);
            }
        }
    }

    private static SendResult resultOf(RecordMetadata metadata, Exception exception) {
        return exception == null ? new SendResult.Stored(metadata) : new SendResult.Failed(exception);
    }

    private Step5CallbackThread() {}
}
