package workshop.lesson02;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The object's own monitor, with wait and notifyAll. */
public final class Step7Backpressure implements AutoCloseable {

    private final Producer<String, String> producer;
    private final int maxPending;
    private int pending;
    private boolean closed;

    public Step7Backpressure(Producer<String, String> producer, int maxPending) {
        this.producer = producer;
        this.maxPending = maxPending;
    }

    public Optional<CompletableFuture<RecordMetadata>> offer(ProducerRecord<String, String> record, Duration maxWait)
            throws InterruptedException {

        long deadline = System.nanoTime() + maxWait.toNanos();
        synchronized (this) {
            while (!closed && pending == maxPending) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            }
            if (closed) {
                throw new IllegalStateException("closed");
            }
            pending++;
        }
        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> {
                free();
                if (exception == null) {
                    stored.complete(metadata);
                } else {
                    stored.completeExceptionally(exception);
                }
            });
        } catch (RuntimeException e) {
            free();
            stored.completeExceptionally(e);
        }
        return Optional.of(stored);
    }

    private synchronized void free() {
        pending--;
        notifyAll();
    }

    public synchronized int pending() {
        return pending;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        while (pending > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
