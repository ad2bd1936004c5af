// expect: at most 5
package workshop.lesson03;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** More requests in flight, for speed. */
public final class Step1AcksConfig {

    public static Map<String, Object> configFor(Certainty certainty, Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, acks(certainty));
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 10);
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
