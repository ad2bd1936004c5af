// expect: enable.idempotence=false}
package workshop.lesson03;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Idempotence switched off for all levels. */
public final class Step1AcksConfig {

    public static Map<String, Object> configFor(Certainty certainty, Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, acks(certainty));
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
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
