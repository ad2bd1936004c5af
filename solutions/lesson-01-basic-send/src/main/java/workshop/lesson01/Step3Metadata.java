package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 3 · Metadata: send one message and learn where it landed. */
public final class Step3Metadata {

    /**
     * Sends one record and waits for the broker's answer.
     *
     * @throws ExecutionException if the message was refused; the cause says why
     * @throws TimeoutException if no answer came within {@code timeout}; the message may still arrive
     */
    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        return producer.send(new ProducerRecord<>(topic, message)).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Step3Metadata() {}
}
