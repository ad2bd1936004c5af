// expect: pending=1, failures={}
package workshop.lesson04;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Callback;

/** Leaves failures to the callback. */
public final class Step1Ledger {
    private final Map<String, Long> startOfPending = new LinkedHashMap<>();
    private final Map<String, Long> failuresByType = new TreeMap<>();
    private long attempted;
    private long confirmed;

    public synchronized Callback track(String id) {
        attempted++;
        startOfPending.put(id, System.nanoTime());
        return (metadata, exception) -> settle(id, exception);
    }

    public void rejected(String id, Exception cause) {
        // the callback tells
    }

    public synchronized Snapshot snapshot() {
        Optional<Duration> oldest =
                startOfPending.values().stream().findFirst().map(start -> Duration.ofNanos(System.nanoTime() - start));
        return new Snapshot(attempted, confirmed, startOfPending.size(), oldest, Map.copyOf(failuresByType));
    }

    private synchronized void settle(String id, Exception failure) {
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
