package workshop.lesson02;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A counter, a lock, and a condition to wait for. */
public final class Step7Backpressure implements AutoCloseable {

    private final Producer<String, String> producer;
    private final int maxPending;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int pending;
    private boolean closed;

    public Step7Backpressure(Producer<String, String> producer, int maxPending) {
        this.producer = producer;
        this.maxPending = maxPending;
    }

    public Optional<CompletableFuture<RecordMetadata>> offer(ProducerRecord<String, String> record, Duration maxWait)
            throws InterruptedException {

        if (!takePlace(maxWait.toNanos())) {
            return Optional.empty();
        }
        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> settle(stored, metadata, exception));
        } catch (RuntimeException e) {
            settle(stored, null, e);
        }
        return Optional.of(stored);
    }

    private boolean takePlace(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && pending == maxPending) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            if (closed) {
                throw new IllegalStateException("closed");
            }
            pending++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void settle(CompletableFuture<RecordMetadata> stored, RecordMetadata metadata, Exception exception) {
        lock.lock();
        try {
            pending--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (exception == null) {
            stored.complete(metadata);
        } else {
            stored.completeExceptionally(exception);
        }
    }

    public int pending() {
        lock.lock();
        try {
            return pending;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            while (pending > 0) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
