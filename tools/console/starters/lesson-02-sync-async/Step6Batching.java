package workshop.lesson02;

import java.util.Map;

/** Step 6 · Batching: settings for many small records. */
public final class Step6Batching {

    /**
     * The settings of {@code base}, and on top of them those for a producer of many small records, such as JSON text.
     *
     * <p>Records that come within a few milliseconds of each other travel together: thousands of them need at most one
     * request for every 50, and, packed by one of Kafka's codecs, at most 35 % of the bytes of their values. A record
     * that stays alone is acknowledged within 250 ms nevertheless.
     *
     * <p>What the defaults promise stays: acknowledged by all in-sync replicas, idempotent, in order. Everything that
     * the settings allow to be sent fits into the producer's buffer.
     *
     * @param base where the cluster is, the serializers, perhaps a {@code client.id}; it is not changed
     * @return settings for a new {@code KafkaProducer}
     */
    public static Map<String, Object> forBulk(Map<String, Object> base) {
        // TODO: A batch leaves when it is full or has waited long enough. Which settings say so? And when is it packed?
        throw new UnsupportedOperationException("Step 6 · Batching: not written yet");
    }

    private Step6Batching() {}
}
