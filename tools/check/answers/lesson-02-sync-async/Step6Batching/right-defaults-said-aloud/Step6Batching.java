package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Says the safe settings aloud, which are the defaults. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 50);
        config.put("batch.size", 128 * 1024);
        return config;
    }

    private Step6Batching() {}
}
