package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Snappy, the shortest linger and the smallest batch that do. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "snappy");
        config.put("linger.ms", 5);
        config.put("batch.size", 32 * 1024);
        return config;
    }

    private Step6Batching() {}
}
