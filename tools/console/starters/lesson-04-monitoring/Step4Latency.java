package workshop.lesson04;

import org.apache.kafka.clients.producer.Callback;

/** Step 4 · Latency: how long records take, told so that the slow ones can be seen. Any number of threads may use it. */
public final class Step4Latency {

    /**
     * Times one record.
     *
     * @param intendedStartNanos when the record was meant to leave, in the time of {@link System#nanoTime()}; it may lie
     *     before this call, when the record had to queue for it
     * @return the callback to be given to {@code send()}. A success adds one latency, from the intended start until the
     *     callback is called, and zero where that is negative; a failure counts apart and adds none.
     */
    public Callback timed(long intendedStartNanos) {
        // TODO: When does the clock start, and when does it stop? Only one of the two is now.
        throw new UnsupportedOperationException("Step 4 · Latency: not written yet");
    }

    /**
     * All that was timed since this object was created; asking doesn't reset it. A percentile <i>p</i> of <i>n</i>
     * latencies is the one at rank ⌈p · n⌉ in ascending order. Durations may be off by 1 %; all are zero while nothing
     * was acknowledged.
     */
    public LatencyReport report() {
        throw new UnsupportedOperationException("Step 4 · Latency: not written yet");
    }
}
