package workshop.lesson02;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A bounded queue that holds a permit for each place. */
public final class Step7Backpressure implements AutoCloseable {

    private final Producer<String, String> producer;
    private final int maxPending;
    private final BlockingQueue<Object> permits;
    private volatile boolean closed;

    public Step7Backpressure(Producer<String, String> producer, int maxPending) {
        this.producer = producer;
        this.maxPending = maxPending;
        this.permits = new ArrayBlockingQueue<>(maxPending, true, Collections.nCopies(maxPending, "permit"));
    }

    public Optional<CompletableFuture<RecordMetadata>> offer(ProducerRecord<String, String> record, Duration maxWait)
            throws InterruptedException {

        if (closed) {
            throw new IllegalStateException("closed");
        }
        Object permit = permits.poll(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        if (permit == null) {
            return Optional.empty();
        }
        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
        stored.whenComplete((metadata, exception) -> permits.add(permit));
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
        return maxPending - permits.size();
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (pending() > 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
