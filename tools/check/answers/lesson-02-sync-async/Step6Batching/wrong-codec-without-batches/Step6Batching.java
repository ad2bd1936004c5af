// expect: added {batch.size=0
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** A codec, and no batches for it to work on. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 20);
        config.put("batch.size", 0);
        return config;
    }

    private Step6Batching() {}
}
