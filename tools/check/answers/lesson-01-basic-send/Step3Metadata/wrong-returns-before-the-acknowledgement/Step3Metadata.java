// expect: sendAndWait returned kafka saw your message
package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Reads what the callback noted without waiting for the callback. */
public final class Step3Metadata {

    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        AtomicReference<RecordMetadata> stored = new AtomicReference<>();
        AtomicReference<Exception> failure = new AtomicReference<>();
        producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
            stored.set(metadata);
            failure.set(exception);
        });
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        return stored.get();
    }

    private Step3Metadata() {}
}
