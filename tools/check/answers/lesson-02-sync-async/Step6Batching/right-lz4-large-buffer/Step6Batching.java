package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** LZ4, with batches and a buffer larger than they need to be. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 20);
        config.put("batch.size", 256 * 1024);
        config.put("buffer.memory", 64 * 1024 * 1024);
        return config;
    }

    private Step6Batching() {}
}
