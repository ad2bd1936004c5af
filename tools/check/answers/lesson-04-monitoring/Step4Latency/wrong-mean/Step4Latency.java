// expect: kafka saw 100 records, one after the other
package workshop.lesson04;

import java.time.Duration;
import org.apache.kafka.clients.producer.Callback;

/** Reports the mean. */
public final class Step4Latency {

    private long sum;
    private long longest;
    private long count;
    private long failures;

    public Callback timed(long intendedStartNanos) {
        return (metadata, exception) -> {
            long latency = Math.max(0, System.nanoTime() - intendedStartNanos);
            synchronized (this) {
                if (exception == null) {
                    sum += latency;
                    longest = Math.max(longest, latency);
                    count++;
                } else {
                    failures++;
                }
            }
        };
    }

    public synchronized LatencyReport report() {
        Duration mean = count == 0 ? Duration.ZERO : Duration.ofNanos(sum / count);
        return new LatencyReport(mean, mean, mean, Duration.ofNanos(longest), count, failures);
    }
}
