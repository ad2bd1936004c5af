// expect: no acknowledgement of a record that was alone within
// cause: the linger is too long
package workshop.lesson02;

import java.util.HashMap;
import java.util.Map;

/** Waits up to a second for a batch to fill, and leaves the size of a batch as it is. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put("compression.type", "lz4");
        config.put("linger.ms", 1_000);
        return config;
    }

    private Step6Batching() {}
}
