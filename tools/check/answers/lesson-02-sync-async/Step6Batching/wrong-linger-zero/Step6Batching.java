// expect: linger.ms=0} kafka saw a record that was alone left at once
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Big batches that nothing waits for. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 0);
        config.put("batch.size", 64 * 1024);
        return config;
    }

    private Step6Batching() {}
}
