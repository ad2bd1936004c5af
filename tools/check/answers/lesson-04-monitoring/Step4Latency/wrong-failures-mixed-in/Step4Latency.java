// expect: p95 60,0
package workshop.lesson04;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;

/** Times failures like everything else. */
public final class Step4Latency {

    private final List<Long> nanos = new ArrayList<>();
    private long failures;

    public Callback timed(long intendedStartNanos) {
        return (metadata, exception) -> {
            long latency = Math.max(0, System.nanoTime() - intendedStartNanos);
            synchronized (this) {
                nanos.add(latency);
                if (exception != null) {
                    failures++;
                }
            }
        };
    }

    public synchronized LatencyReport report() {
        Collections.sort(nanos);
        return new LatencyReport(at(0.50), at(0.95), at(0.99), at(1), nanos.size(), failures);
    }

    private Duration at(double p) {
        int rank = (int) Math.ceil(p * nanos.size());
        return nanos.isEmpty() ? Duration.ZERO : Duration.ofNanos(nanos.get(rank - 1));
    }
}
