// expect: left in base {acks="1"}
package workshop.lesson03;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Fills the map of the caller. */
public final class Step1AcksConfig {

    public static Map<String, Object> configFor(Certainty certainty, Map<String, Object> base) {
        base.put(ProducerConfig.ACKS_CONFIG, acks(certainty));
        return base;
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
