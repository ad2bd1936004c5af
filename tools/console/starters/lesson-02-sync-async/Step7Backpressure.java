package workshop.lesson02;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Step 7 · Backpressure: a producer with a bound on the records that are pending, which means handed over and neither
 * acknowledged nor failed. Any number of threads may use it at the same time.
 */
public final class Step7Backpressure implements AutoCloseable {

    /** At most {@code maxPending} records, 1 or more, of {@code producer} will be pending at one time. */
    public Step7Backpressure(Producer<String, String> producer, int maxPending) {
        // TODO: What can be taken maxPending times, and has to be given back, whatever comes of the record?
    }

    /**
     * Sends {@code record} once there is a place for it, and doesn't wait for its answer.
     *
     * @param maxWait how long to wait for a place; zero takes a place that is free and waits for none
     * @return the record's future, completed as in step 3: normally, or with Kafka's own exception, whatever
     *     {@code send()} itself throws included. Empty if no place became free in time: then nothing was sent
     * @throws IllegalStateException if this object is closed
     * @throws InterruptedException if the caller was interrupted while waiting for a place; nothing was sent then
     */
    public Optional<CompletableFuture<RecordMetadata>> offer(ProducerRecord<String, String> record, Duration maxWait)
            throws InterruptedException {
        throw new UnsupportedOperationException("Step 7 · Backpressure: not written yet");
    }

    /** How many records are pending now. */
    public int pending() {
        throw new UnsupportedOperationException("Step 7 · Backpressure: not written yet");
    }

    /** Waits until nothing is pending; the producer stays open. Closing again does nothing. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("Step 7 · Backpressure: not written yet");
    }
}
