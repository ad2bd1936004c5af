// expect: snapshots did not add up
// cause: numbers of different moments
// race: the threads have to meet
package workshop.lesson04;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.Callback;

/** Keeps the counts in plain fields. */
public final class Step1Ledger {

    private final Map<String, Long> startOfPending = new ConcurrentHashMap<>();
    private final Map<String, Long> failuresByType = new ConcurrentHashMap<>();
    private long attempted;
    private long confirmed;

    public Callback track(String id) {
        attempted++;
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
        return new Snapshot(attempted, confirmed, startOfPending.size(), oldest, Map.copyOf(failuresByType));
    }

    private void settle(String id, Exception failure) {
        if (startOfPending.remove(id) == null) {
            return;
        }
        if (failure == null) {
            confirmed++;
        } else {
            failuresByType.merge(rootOf(failure).getClass().getSimpleName(), 1L, Long::sum);
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }
}
