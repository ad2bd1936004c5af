// expect: Invalid value brotli for configuration compression.type
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Names a codec that Kafka does not have. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "brotli");
        config.put("linger.ms", 20);
        config.put("batch.size", 64 * 1024);
        return config;
    }

    private Step6Batching() {}
}
