// expect: 6 of 5 records in
package workshop.lesson02;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes a copy of each record from the callback, and waits for it. */
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
                        try {
                            producer.send(new ProducerRecord<>(record.topic(), "sent: " + record.value()))
                                    .get(500, TimeUnit.MILLISECONDS);
                        } catch (Exception e) {
                            System.err.println("no copy: " + e);
                        }
                    }
                    executor.execute(() -> handler.accept(resultOf(metadata, exception)));
                });
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
