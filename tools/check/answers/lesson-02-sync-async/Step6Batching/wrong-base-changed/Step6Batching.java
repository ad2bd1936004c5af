// expect: base has {batch.size=65536
package workshop.lesson02;

import java.util.Map;

/** Puts the settings into base. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {

        base.put("compression.type", "lz4");
        base.put("linger.ms", 20);
        base.put("batch.size", 64 * 1024);
        return base;
    }

    private Step6Batching() {}
}
