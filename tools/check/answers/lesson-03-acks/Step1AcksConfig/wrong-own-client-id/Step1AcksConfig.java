// expect: client.id="little-john"
package workshop.lesson03;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Names the client itself. */
public final class Step1AcksConfig {

    public static Map<String, Object> configFor(Certainty certainty, Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, acks(certainty));
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "little-john");
        return config;
    }

    private static String acks(Certainty certainty) {
        return switch (certainty) {
            case FIRE_AND_FORGET -> "0";
            case LEADER -> "1";
            case ALL_IN_SYNC -> "all";
        };
    }

    private Step1AcksConfig() {}
}
