// expect: no acknowledgement of a record that was alone within 1,
// cause: the linger is too long
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Waits up to a minute for a batch to fill. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 60_000);
        config.put("batch.size", 64 * 1024);
        return config;
    }

    private Step6Batching() {}
}
