package workshop.lesson04;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Callback;

/** Counts how often each number of microseconds occurred. */
public final class Step4Latency {

    private final Map<Long, LongAdder> countsByMicros = new ConcurrentSkipListMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    public Callback timed(long intendedStartNanos) {
        return (metadata, exception) -> {
            if (exception != null) {
                failures.incrementAndGet();
                return;
            }
            long micros = Math.max(0, (System.nanoTime() - intendedStartNanos) / 1_000);
            countsByMicros.computeIfAbsent(micros, key -> new LongAdder()).increment();
        };
    }

    public LatencyReport report() {
        long count = countsByMicros.values().stream().mapToLong(LongAdder::sum).sum();
        return new LatencyReport(
                percentile(50, count),
                percentile(95, count),
                percentile(99, count),
                percentile(100, count),
                count,
                failures.get());
    }

    private Duration percentile(int percent, long count) {
        long left = (percent * count + 99) / 100;
        for (Map.Entry<Long, LongAdder> entry : countsByMicros.entrySet()) {
            left -= entry.getValue().sum();
            if (left <= 0) {
                return Duration.ofNanos(entry.getKey() * 1_000);
            }
        }
        return Duration.ZERO;
    }
}
