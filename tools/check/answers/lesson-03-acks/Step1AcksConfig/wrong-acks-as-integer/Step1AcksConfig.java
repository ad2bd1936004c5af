// expect: Invalid value 0 for configuration acks
package workshop.lesson03;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** acks as numbers. */
public final class Step1AcksConfig {

    public static Map<String, Object> configFor(Certainty certainty, Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        switch (certainty) {
            case FIRE_AND_FORGET -> config.put(ProducerConfig.ACKS_CONFIG, 0);
            case LEADER -> config.put(ProducerConfig.ACKS_CONFIG, 1);
            case ALL_IN_SYNC -> config.put(ProducerConfig.ACKS_CONFIG, "all");
        }
        return config;
    }

    private Step1AcksConfig() {}
}
