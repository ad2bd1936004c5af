// expect: sendAndWait had not come back after
// cause: it waits without a limit
package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits for the answer without a limit. */
public final class Step3Metadata {

    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        return producer.send(new ProducerRecord<>(topic, message)).get();
    }

    private Step3Metadata() {}
}
