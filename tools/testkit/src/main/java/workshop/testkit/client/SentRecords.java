package workshop.testkit.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;

/** Records that a test sends itself, and what has become of them; found out by a look at each one's future. */
public final class SentRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Dispatch(long sentNanos, Future<RecordMetadata> answer) {}

    /**
     * What is known at one moment.
     *
     * @param oldestPending how long the oldest record without an answer has waited
     * @param failuresByType by the simple class name of what the future failed with, or of what {@code send()} threw
     */
    public record Tally(
            long attempted,
            long confirmed,
            long pending,
            Optional<Duration> oldestPending,
            Map<String, Long> failuresByType) {}

    private final List<Dispatch> dispatches = new CopyOnWriteArrayList<>();

    /** Sends without waiting. What {@code send()} throws is the failure of the record. */
    public <V> void send(Producer<String, V> producer, ProducerRecord<String, V> record) {
        long now = System.nanoTime();
        try {
            dispatches.add(new Dispatch(now, producer.send(record)));
        } catch (KafkaException | IllegalStateException e) {
            dispatches.add(new Dispatch(now, CompletableFuture.failedFuture(e)));
        }
    }

    /** Looks after a record that somebody else has sent just now. */
    public void add(Future<RecordMetadata> answer) {
        dispatches.add(new Dispatch(System.nanoTime(), answer));
    }

    /** Waits until nothing is pending. Throws Awaitility's ConditionTimeoutException if something is after 20 seconds. */
    public void awaitAnswers() {
        Awaitility.await("the answer to every record")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> dispatches.stream()
                        .allMatch(dispatch -> dispatch.answer().isDone()));
    }

    /** Looks at every record once. */
    public Tally tally() {
        long now = System.nanoTime();
        long confirmed = 0;
        long pending = 0;
        Optional<Duration> oldest = Optional.empty();
        Map<String, Long> failures = new TreeMap<>();
        for (Dispatch dispatch : dispatches) {
            if (!dispatch.answer().isDone()) {
                pending++;
                oldest = oldest.or(() -> Optional.of(Duration.ofNanos(now - dispatch.sentNanos())));
            } else if (failure(dispatch.answer()).isEmpty()) {
                confirmed++;
            } else {
                failures.merge(failure(dispatch.answer()).get(), 1L, Long::sum);
            }
        }
        long failed = failures.values().stream().mapToLong(Long::longValue).sum();
        return new Tally(confirmed + pending + failed, confirmed, pending, oldest, failures);
    }

    private static Optional<String> failure(Future<RecordMetadata> done) {
        try {
            done.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at an answer that is there", e);
        }
    }
}
