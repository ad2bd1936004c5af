// expect: Invalid value null for configuration key.serializer
package workshop.lesson02;

import java.util.Map;

/** Returns its own settings alone. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        return Map.of("compression.type", "lz4", "linger.ms", 20, "batch.size", 64 * 1024);
    }

    private Step6Batching() {}
}
