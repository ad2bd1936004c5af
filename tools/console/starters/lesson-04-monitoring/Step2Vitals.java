package workshop.lesson04;

import org.apache.kafka.clients.producer.Producer;

/** Step 2 · Vitals: read the producer's own metrics without being misled. */
public final class Step2Vitals {

    /**
     * Reads the metrics of {@code producer} as they are now.
     *
     * @return counts of this producer alone; what has not been measured yet is empty, and no number is NaN. A topic
     *     without errors may be missing in {@code errorsByTopic}, or be there with 0. A producer that was closed still has
     *     its counts.
     */
    public static Vitals vitals(Producer<?, ?> producer) {
        // TODO: producer.metrics() has some names more than once. What else belongs to the name of a metric?
        throw new UnsupportedOperationException("Step 2 · Vitals: not written yet");
    }

    private Step2Vitals() {}
}
