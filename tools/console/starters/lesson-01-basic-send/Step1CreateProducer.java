package workshop.lesson01;

import org.apache.kafka.clients.producer.Producer;

/** Step 1 · Create producer: a producer that sends text to the cluster. */
public final class Step1CreateProducer {

    /**
     * Creates a producer for the cluster behind {@code bootstrapServers}.
     *
     * <p>Keys and values are text and travel as UTF-8; a record may have no key. Delivery stays as Kafka sets it:
     * acknowledged by all in-sync replicas, idempotent, with Kafka's own retries and timeouts.
     *
     * <p>Each call creates one producer, open and independent of any other. It belongs to the caller, who closes it.
     *
     * @param bootstrapServers where to find the cluster: {@code host:port}, several of them separated by commas
     * @return an open producer
     */
    public static Producer<String, String> createProducer(String bootstrapServers) {
        // TODO: What can a producer not know by itself: where to go, and what else? Leave the rest to Kafka.
        throw new UnsupportedOperationException("Step 1 · Create producer: not written yet");
    }

    private Step1CreateProducer() {}
}
