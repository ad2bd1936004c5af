// expect: pending() returned 1 then
package workshop.lesson02;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Takes the requests in flight for the records that are pending. */
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

        long deadline = System.nanoTime() + maxWait.toNanos();
        while (pending() >= maxPending) {
            if (System.nanoTime() > deadline) {
                return Optional.empty();
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        CompletableFuture<RecordMetadata> stored = new CompletableFuture<>();
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
        return (int) producer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("requests-in-flight"))
                .mapToDouble(metric -> (Double) metric.metricValue())
                .sum();
    }

    @Override
    public void close() {
        closed = true;
        producer.flush();
    }
}
