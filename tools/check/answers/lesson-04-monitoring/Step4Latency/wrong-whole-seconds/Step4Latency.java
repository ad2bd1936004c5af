// expect: max 1,000.0 ms, count 1
package workshop.lesson04;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;

/** Keeps whole seconds. */
public final class Step4Latency {

    private final List<Long> seconds = new ArrayList<>();
    private long failures;

    public Callback timed(long intendedStartNanos) {
        return (metadata, exception) -> {
            long latency = Math.max(0, System.nanoTime() - intendedStartNanos);
            synchronized (this) {
                if (exception == null) {
                    seconds.add(latency / 1_000_000_000);
                } else {
                    failures++;
                }
            }
        };
    }

    public synchronized LatencyReport report() {
        Collections.sort(seconds);
        return new LatencyReport(at(0.50), at(0.95), at(0.99), at(1), seconds.size(), failures);
    }

    private Duration at(double p) {
        int rank = (int) Math.ceil(p * seconds.size());
        return seconds.isEmpty() ? Duration.ZERO : Duration.ofSeconds(seconds.get(rank - 1));
    }
}
