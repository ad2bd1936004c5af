// expect: snapshots did not add up
// cause: numbers of different moments
// race: the threads have to meet
package workshop.lesson04;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Callback;

/** Every number is safe by itself; nothing keeps them together. */
public final class Step1Ledger {

    private final LongAdder attempted = new LongAdder();
    private final LongAdder confirmed = new LongAdder();
    private final Map<String, Long> startOfPending = new ConcurrentHashMap<>();
    private final Map<String, Long> failuresByType = new ConcurrentHashMap<>();

    public Callback track(String id) {
        attempted.increment();
        startOfPending.put(id, System.nanoTime());
        return (metadata, exception) -> settle(id, exception);
    }

    public void rejected(String id, Exception cause) {
        settle(id, cause);
    }

    public Snapshot snapshot() {
        Optional<Duration> oldest = startOfPending.values().stream()
                .min(Long::compare)
                .map(start -> Duration.ofNanos(System.nanoTime() - start));
        return new Snapshot(
                attempted.sum(), confirmed.sum(), startOfPending.size(), oldest, Map.copyOf(failuresByType));
    }

    private void settle(String id, Exception failure) {
        if (startOfPending.remove(id) == null) {
            return;
        }
        if (failure == null) {
            confirmed.increment();
            return;
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        failuresByType.merge(root.getClass().getSimpleName(), 1L, Long::sum);
    }
}
