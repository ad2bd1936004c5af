package workshop.lesson04;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.Callback;

/** Step 4 · Latency: all latencies, in a histogram of fixed precision. */
public final class Step4Latency {

    private static final int SIGNIFICANT_DIGITS = 3;

    // Both guarded by this; the histogram is in nanoseconds.
    private final Histogram latencies = new Histogram(SIGNIFICANT_DIGITS);
    private long failures;

    /** The clock starts when the record was meant to leave, and stops in the callback. */
    public Callback timed(long intendedStartNanos) {
        return (metadata, exception) -> add(System.nanoTime() - intendedStartNanos, exception);
    }

    private synchronized void add(long nanos, Exception exception) {
        if (exception == null) {
            latencies.recordValue(Math.max(0, nanos));
        } else {
            failures++;
        }
    }

    /** All since the start; zeros while there is nothing. */
    public synchronized LatencyReport report() {
        return new LatencyReport(
                percentile(50),
                percentile(95),
                percentile(99),
                Duration.ofNanos(latencies.getMaxValue()),
                latencies.getTotalCount(),
                failures);
    }

    private Duration percentile(double percent) {
        return Duration.ofNanos(latencies.getValueAtPercentile(percent));
    }
}
