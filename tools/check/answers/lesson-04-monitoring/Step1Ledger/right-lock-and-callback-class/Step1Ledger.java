package workshop.lesson04;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A lock, a callback class, and a count of the failed ones beside their types. */
public final class Step1Ledger {

    private final Lock lock = new ReentrantLock();
    private final Map<String, Settling> pending = new HashMap<>();
    private final Map<String, Long> types = new TreeMap<>();
    private long confirmed;
    private long failed;

    public Callback track(String id) {
        Settling settling = new Settling(id, System.nanoTime());
        lock.lock();
        try {
            pending.put(id, settling);
        } finally {
            lock.unlock();
        }
        return settling;
    }

    public void rejected(String id, Exception cause) {
        lock.lock();
        try {
            if (pending.remove(id) != null) {
                fail(cause);
            }
        } finally {
            lock.unlock();
        }
    }

    public Snapshot snapshot() {
        lock.lock();
        try {
            Optional<Duration> oldest = pending.values().stream()
                    .map(settling -> Duration.ofNanos(System.nanoTime() - settling.startNanos))
                    .max(Duration::compareTo);
            return new Snapshot(
                    confirmed + failed + pending.size(), confirmed, pending.size(), oldest, new TreeMap<>(types));
        } finally {
            lock.unlock();
        }
    }

    private void fail(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        failed++;
        types.merge(root.getClass().getSimpleName(), 1L, Long::sum);
    }

    private final class Settling implements Callback {

        private final String id;
        private final long startNanos;

        Settling(String id, long startNanos) {
            this.id = id;
            this.startNanos = startNanos;
        }

        @Override
        public void onCompletion(RecordMetadata metadata, Exception exception) {
            if (exception != null) {
                rejected(id, exception);
                return;
            }
            lock.lock();
            try {
                if (pending.remove(id) != null) {
                    confirmed++;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
