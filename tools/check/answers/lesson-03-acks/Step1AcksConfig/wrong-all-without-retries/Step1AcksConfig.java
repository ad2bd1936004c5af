// expect: retries=0}
package workshop.lesson03;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** No retries where it matters most. */
public final class Step1AcksConfig {

    public static Map<String, Object> configFor(Certainty certainty, Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, acks(certainty));
        if (certainty == Certainty.ALL_IN_SYNC) {
            config.put(ProducerConfig.RETRIES_CONFIG, 0);
        }
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
