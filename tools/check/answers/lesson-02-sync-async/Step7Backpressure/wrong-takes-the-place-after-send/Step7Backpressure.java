// expect: records pending at one time
package workshop.lesson02;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Looks for a place before send(), and takes it afterwards. */
public final class Step7Backpressure implements AutoCloseable {

    private final Producer<String, String> producer;
    private final int maxPending;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;

    public Step7Backpressure(Producer<String, String> producer, int maxPending) {
        this.producer = producer;
        this.maxPending = maxPending;
    }

    public Optional<CompletableFuture<RecordMetadata>> offer(ProducerRecord<String, String> record, Duration maxWait)
            throws InterruptedException {

        if (closed) {
            throw new IllegalStateException("closed");
        }
        long deadline = System.nanoTime() + maxWait.toNanos();
        while (pending.get() >= maxPending) {
            if (System.nanoTime() >= deadline) {
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        try {
            producer.send(record, (metadata, exception) -> {
                pending.decrementAndGet();
                if (exception == null) {
                    stored.complete(metadata);
                } else {
                    stored.completeExceptionally(exception);
                }
            });
            pending.incrementAndGet();
        } catch (RuntimeException e) {
            stored.completeExceptionally(e);
        }
        return Optional.of(stored);
    }

    public int pending() {
        return pending.get();
    }

    @Override
    public void close() {
        closed = true;
        while (pending.get() > 0) {
            Thread.onSpinWait();
        }
    }
}
