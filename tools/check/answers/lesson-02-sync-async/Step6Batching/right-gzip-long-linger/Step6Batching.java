package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Gzip, and a linger of 100 ms. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "gzip");
        config.put("linger.ms", 100);
        config.put("batch.size", 100000);
        return config;
    }

    private Step6Batching() {}
}
