package workshop.lesson02;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 7 · Backpressure: a producer with a bound on the records that are pending. A record takes a place until its outcome. */
public final class Step7Backpressure implements AutoCloseable {

    private final Producer<String, String> producer;
    private final int maxPending;
    private final Semaphore places;
    private volatile boolean closed;

    /** At most {@code maxPending} records of {@code producer} will be pending at one time. */
    public Step7Backpressure(Producer<String, String> producer, int maxPending) {
        this.producer = producer;
        this.maxPending = maxPending;
        this.places = new Semaphore(maxPending);
    }

    /** Sends {@code record} once there is a place for it; empty if none became free within {@code maxWait}. */
    public Optional<CompletableFuture<RecordMetadata>> offer(ProducerRecord<String, String> record, Duration maxWait)
            throws InterruptedException {
        if (closed) {
            throw alreadyClosed();
        }
        if (!places.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        if (closed) { // while this one waited for its place
            places.release();
            throw alreadyClosed();
        }
        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> {
                places.release();
                if (exception == null) {
                    stored.complete(metadata);
                } else {
                    stored.completeExceptionally(exception);
                }
            });
        } catch (RuntimeException e) {
            // send() has thrown, so the callback is never called
            places.release();
            stored.completeExceptionally(e);
        }
        return Optional.of(stored);
    }

    /** How many records are pending now. */
    public int pending() {
        return maxPending - places.availablePermits();
    }

    /** Waits until nothing is pending; the producer stays open. */
    @Override
    public void close() {
        closed = true;
        places.acquireUninterruptibly(maxPending);
        places.release(maxPending);
    }

    private static IllegalStateException alreadyClosed() {
        return new IllegalStateException("This is closed; nothing is sent any more.");
    }
}
