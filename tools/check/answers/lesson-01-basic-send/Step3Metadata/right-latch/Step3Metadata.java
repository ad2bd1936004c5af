package workshop.lesson01;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The callback opens a latch. */
public final class Step3Metadata {

    public static RecordMetadata sendAndWait(
            Producer<String, String> producer, String topic, String message, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicReference<RecordMetadata> stored = new AtomicReference<>();
        AtomicReference<Exception> failure = new AtomicReference<>();
        producer.send(new ProducerRecord<>(topic, message), (metadata, exception) -> {
            stored.set(metadata);
            failure.set(exception);
            answered.countDown();
        });
        if (!answered.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("no answer within " + timeout);
        }
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
        return stored.get();
    }

    private Step3Metadata() {}
}
