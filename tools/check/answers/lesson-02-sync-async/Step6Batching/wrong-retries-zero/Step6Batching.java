// expect: retries=0} kafka saw 1 request with acks=-1 and no producer id (idempotence off)
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Tries once. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("retries", 0);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 20);
        config.put("batch.size", 64 * 1024);
        return config;
    }

    private Step6Batching() {}
}
