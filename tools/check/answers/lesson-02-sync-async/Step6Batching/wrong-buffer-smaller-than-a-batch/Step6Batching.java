// expect: Attempt to allocate 65536 bytes, but there is a hard limit of 32768
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** A buffer that holds half a batch. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 20);
        config.put("batch.size", 64 * 1024);
        config.put("buffer.memory", 32 * 1024);
        return config;
    }

    private Step6Batching() {}
}
