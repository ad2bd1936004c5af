// expect: no answer within PT10S
package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Looks at the future once instead of waiting for it. */
public final class Step3Metadata {

    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        Future<RecordMetadata> answer = producer.send(new ProducerRecord<>(topic, message));
        if (!answer.isDone()) {
            throw new TimeoutException("no answer within " + timeout);
        }
        return answer.get();
    }

    private Step3Metadata() {}
}
