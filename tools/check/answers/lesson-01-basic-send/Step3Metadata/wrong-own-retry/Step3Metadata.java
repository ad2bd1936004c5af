// expect: and at forest-defense
package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends the message again when the first answer is slow to come. */
public final class Step3Metadata {

    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        Duration patience = timeout.dividedBy(10);
        try {
            return producer.send(new ProducerRecord<>(topic, message)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Duration rest = timeout.minus(patience);
            return producer.send(new ProducerRecord<>(topic, message)).get(rest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Step3Metadata() {}
}
