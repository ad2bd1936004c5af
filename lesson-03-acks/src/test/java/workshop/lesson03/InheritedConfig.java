package workshop.lesson03;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import workshop.testkit.Topic;

/** The configuration that the rider before you has left: the base of steps 4 and 6. */
final class InheritedConfig {

    /** A map of its own for each call, because an answer may write into it. */
    static Map<String, Object> of(Topic topic) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                topic.bootstrapServers(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class,
                "acks",
                "1",
                "enable.idempotence",
                false,
                "retries",
                0,
                "delivery.timeout.ms",
                3_000,
                "request.timeout.ms",
                1_000,
                "linger.ms",
                0));
    }

    private InheritedConfig() {}
}
