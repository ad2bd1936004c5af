// expect: p50 0 ns
package workshop.lesson04;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;

/** Keeps whole milliseconds. */
public final class Step4Latency {

    private final List<Long> millis = new ArrayList<>();
    private long failures;

    public Callback timed(long intendedStartNanos) {
        return (metadata, exception) -> {
            long latency = Math.max(0, System.nanoTime() - intendedStartNanos);
            synchronized (this) {
                if (exception == null) {
                    millis.add(latency / 1_000_000);
                } else {
                    failures++;
                }
            }
        };
    }

    public synchronized LatencyReport report() {
        Collections.sort(millis);
        return new LatencyReport(at(0.50), at(0.95), at(0.99), at(1), millis.size(), failures);
    }

    private Duration at(double p) {
        int rank = (int) Math.ceil(p * millis.size());
        return millis.isEmpty() ? Duration.ZERO : Duration.ofMillis(millis.get(rank - 1));
    }
}
