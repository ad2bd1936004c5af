// expect: count 1000, failures 0
package workshop.lesson04;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;

/** Keeps the last thousand. */
public final class Step4Latency {

    private final List<Long> nanos = new ArrayList<>();
    private long failures;

    public Callback timed(long intendedStartNanos) {
        return (metadata, exception) -> {
            long latency = Math.max(0, System.nanoTime() - intendedStartNanos);
            synchronized (this) {
                if (exception == null) {
                    if (nanos.size() == 1_000) {
                        nanos.remove(0);
                    }
                    nanos.add(latency);
                } else {
                    failures++;
                }
            }
        };
    }

    public synchronized LatencyReport report() {
        return new LatencyReport(at(0.50), at(0.95), at(0.99), at(1), nanos.size(), failures);
    }

    private Duration at(double p) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(p * nanos.size());
        return nanos.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get(rank - 1));
    }
}
