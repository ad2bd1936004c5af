package workshop.lesson02;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A callback opens a latch for each message. */
public final class Step1SyncSend {

    public static List<RecordMetadata> sendOneByOne(
            Producer<String, String> producer, String topic, List<String> messages, Duration timeoutPerMessage)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> stored = new ArrayList<>();
        for (String message : messages) {
            CountDownLatch answered = new CountDownLatch(1);
            AtomicReference<RecordMetadata> place = new AtomicReference<>();
            AtomicReference<Exception> failure = new AtomicReference<>();
            try {
                producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
                    place.set(metadata);
                    failure.set(exception);
                    answered.countDown();
                });
            } catch (RuntimeException e) {
                throw new PartialDeliveryException(stored, e);
            }
            if (!answered.await(timeoutPerMessage.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new PartialDeliveryException(
                        stored, new TimeoutException("no answer within " + timeoutPerMessage));
            }
            if (failure.get() != null) {
                throw new PartialDeliveryException(stored, failure.get());
            }
            stored.add(place.get());
        }
        return stored;
    }

    private Step1SyncSend() {}
}
