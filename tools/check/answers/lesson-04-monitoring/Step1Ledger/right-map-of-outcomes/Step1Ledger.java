package workshop.lesson04;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Callback;

/** Keeps an outcome for each id, and counts when it is asked. */
public final class Step1Ledger {

    private static final String CONFIRMED = "";

    private final Map<String, Long> starts = new HashMap<>();
    private final Map<String, String> outcomes = new HashMap<>();

    public Callback track(String id) {
        synchronized (starts) {
            starts.put(id, System.nanoTime());
        }
        return (metadata, exception) -> settle(id, exception == null ? CONFIRMED : nameOf(exception));
    }

    public void rejected(String id, Exception cause) {
        settle(id, nameOf(cause));
    }

    public Snapshot snapshot() {
        synchronized (starts) {
            Map<String, Long> failures = new HashMap<>();
            outcomes.values().forEach(outcome -> failures.merge(outcome, 1L, Long::sum));
            Long confirmed = failures.remove(CONFIRMED);
            Optional<Duration> oldest = starts.entrySet().stream()
                    .filter(start -> !outcomes.containsKey(start.getKey()))
                    .map(start -> Duration.ofNanos(System.nanoTime() - start.getValue()))
                    .max(Duration::compareTo);
            return new Snapshot(
                    starts.size(),
                    confirmed == null ? 0 : confirmed,
                    starts.size() - outcomes.size(),
                    oldest,
                    failures);
        }
    }

    private void settle(String id, String outcome) {
        synchronized (starts) {
            outcomes.putIfAbsent(id, outcome);
        }
    }

    private static String nameOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
