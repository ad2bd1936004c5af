// expect: compression.type="none"
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Names the codec none. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "none");
        config.put("linger.ms", 20);
        config.put("batch.size", 64 * 1024);
        return config;
    }

    private Step6Batching() {}
}
