// expect: sendAndWait had not come back after
// cause: it waits without a limit
package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Flushes first, and flush() knows no limit. */
public final class Step3Metadata {

    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        Future<RecordMetadata> answer = producer.send(new ProducerRecord<>(topic, message));
        producer.flush();
        return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Step3Metadata() {}
}
