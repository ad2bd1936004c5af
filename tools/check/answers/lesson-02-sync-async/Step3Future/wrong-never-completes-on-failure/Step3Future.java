// expect: the future of sendAsync threw java.util.concurrent.TimeoutException
package workshop.lesson02;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Completes the future on success alone. */
public final class Step3Future {

    public static CompletableFuture<RecordMetadata> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {

        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> {
                if (exception == null) {
                    stored.complete(metadata);
                } else {
                    System.err.println("not sent: " + exception);
                }
            });
        } catch (RuntimeException e) {
            System.err.println("not sent: " + e);
        }
        return stored;
    }

    private Step3Future() {}
}
