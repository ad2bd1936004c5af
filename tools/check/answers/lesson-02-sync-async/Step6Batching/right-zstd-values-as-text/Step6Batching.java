package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Zstandard; all values are text, as in a file of settings. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "zstd");
        config.put("linger.ms", "10");
        config.put("batch.size", "65536");
        return config;
    }

    private Step6Batching() {}
}
