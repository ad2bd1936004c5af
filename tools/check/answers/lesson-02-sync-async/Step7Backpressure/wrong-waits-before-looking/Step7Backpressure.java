// expect: offer with maxWait 8,000 ms had not come back after
package workshop.lesson02;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Waits the whole time, and looks then. */
public final class Step7Backpressure implements AutoCloseable {

    private final Producer<String, String> producer;
    private final int maxPending;
    private final Semaphore places;
    private volatile boolean closed;

    public Step7Backpressure(Producer<String, String> producer, int maxPending) {
        this.producer = producer;
        this.maxPending = maxPending;
        this.places = new Semaphore(maxPending);
    }

    public Optional<CompletableFuture<RecordMetadata>> offer(ProducerRecord<String, String> record, Duration maxWait)
            throws InterruptedException {

        if (closed) {
            throw new IllegalStateException("closed");
        }
        TimeUnit.NANOSECONDS.sleep(maxWait.toNanos());
        if (!places.tryAcquire()) {
            return Optional.empty();
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
            places.release();
            stored.completeExceptionally(e);
        }
        return Optional.of(stored);
    }

    public int pending() {
        return maxPending - places.availablePermits();
    }

    @Override
    public void close() {

        closed = true;
        places.acquireUninterruptibly(maxPending);
        places.release(maxPending);
    }
}
