// expect: requests of ["producer-
package workshop.lesson02;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the address and the serializers from base, and no more. */
public final class Step6Batching {

    public static Map<String, Object> forBulk(Map<String, Object> base) {

        Map<String, Object> config = new HashMap<>();
        for (String name : List.of("bootstrap.servers", "key.serializer", "value.serializer")) {
            config.put(name, base.get(name));
        }
        config.put("compression.type", "lz4");
        config.put("linger.ms", 20);
        config.put("batch.size", 64 * 1024);
        return config;
    }

    private Step6Batching() {}
}
