// expect: {batch.size=65536, linger.ms=20} kafka saw codec [none]
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Batches without a codec. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("linger.ms", 20);
        config.put("batch.size", 64 * 1024);
        return config;
    }

    private Step6Batching() {}
}
