// expect: configFor(LEADER, base) added {}
package workshop.lesson03;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** LEADER keeps the default. */
public final class Step1AcksConfig {

    public static Map<String, Object> configFor(Certainty certainty, Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        if (certainty == Certainty.FIRE_AND_FORGET) {
            config.put(ProducerConfig.ACKS_CONFIG, "0");
        }
        return config;
    }

    private Step1AcksConfig() {}
}
