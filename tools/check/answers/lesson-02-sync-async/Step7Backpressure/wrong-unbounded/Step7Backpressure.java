// expect: for accepted kafka saw 5 records without an answer
package workshop.lesson02;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Counts what is pending, and accepts everything. */
public final class Step7Backpressure implements AutoCloseable {

    private final Producer<String, String> producer;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;

    public Step7Backpressure(Producer<String, String> producer, int maxPending) {
        this.producer = producer;
    }

    public Optional<CompletableFuture<RecordMetadata>> offer(ProducerRecord<String, String> record, Duration maxWait)
            throws InterruptedException {

        if (closed) {
            throw new IllegalStateException("closed");
        }
        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        pending.incrementAndGet();
        stored.whenComplete((metadata, exception) -> pending.decrementAndGet());
        try {
            producer.send(record, (metadata, exception) -> {
                if (exception == null) {
                    stored.complete(metadata);
                } else {
                    stored.completeExceptionally(exception);
                }
            });
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
