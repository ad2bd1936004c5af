// expect: compression="lz4"
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Misspells the name of a setting, which Kafka does not mind. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression", "lz4");
        config.put("linger.ms", 20);
        config.put("batch.size", 64 * 1024);
        return config;
    }

    private Step6Batching() {}
}
