// expect: Timeout after waiting for 0 ms
package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Rounds the time limit down to whole seconds. */
public final class Step3Metadata {

    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        return producer.send(new ProducerRecord<>(topic, message)).get(timeout.toSeconds(), TimeUnit.SECONDS);
    }

    private Step3Metadata() {}
}
