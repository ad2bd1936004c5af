package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;

/** Step 1 · Sync send: one message, one answer, and only then the next. */
public final class Step1SyncSend {

    /**
     * Sends the messages one by one, each after the acknowledgement of the one before it, up to the first failure.
     *
     * @throws PartialDeliveryException at the first failure, a missing answer included; later messages are not sent
     */
    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        for (String message : messages) {
            try {
                stored.add(producer.send(new ProducerRecord<>(topic, message))
                        .get(timeoutPerMessage.toNanos(), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                throw new PartialDeliveryException(stored, e.getCause());
            } catch (InterruptException e) {
                // send() can wait too, and tells of an interrupt in its own way: unchecked, with the flag set again
                Thread.interrupted();
                throw new InterruptedException(e.getMessage());
            } catch (TimeoutException | RuntimeException e) {
                throw new PartialDeliveryException(stored, e);
            }
        }
        return stored;
    }

    private Step1SyncSend() {}
}
