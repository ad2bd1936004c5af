package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Step 6 · Batching: settings for many small records. */
public final class Step6Batching {

    /** Batches of up to 64 KiB that wait 20 ms for company and are packed as a whole; the rest is Kafka's default. */
    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return config;
    }

    private Step6Batching() {}
}
