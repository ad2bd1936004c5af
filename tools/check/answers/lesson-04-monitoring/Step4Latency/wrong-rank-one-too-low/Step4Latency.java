// expect: p99 0.0 ms, max 1,
package workshop.lesson04;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;

/** Rounds the rank down, and down again. */
public final class Step4Latency {

    private final List<Long> nanos = new ArrayList<>();
    private long failures;

    public Callback timed(long intendedStartNanos) {
        return (metadata, exception) -> {
            long latency = Math.max(0, System.nanoTime() - intendedStartNanos);
            synchronized (this) {
                if (exception == null) {
                    nanos.add(latency);
                } else {
                    failures++;
                }
            }
        };
    }

    public synchronized LatencyReport report() {
        Collections.sort(nanos);
        return new LatencyReport(
                at(0.50),
                at(0.95),
                at(0.99),
                nanos.isEmpty() ? Duration.ZERO : Duration.ofNanos(Collections.max(nanos)),
                nanos.size(),
                failures);
    }

    private Duration at(double p) {
        int rank = (int) (p * nanos.size());
        return nanos.isEmpty() ? Duration.ZERO : Duration.ofNanos(rank == 0 ? 0 : nanos.get(rank - 1));
    }
}
