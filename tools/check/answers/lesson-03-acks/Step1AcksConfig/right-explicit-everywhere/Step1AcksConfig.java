package workshop.lesson03;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Says everything that belongs together. */
public final class Step1AcksConfig {

    public static Map<String, Object> configFor(Certainty certainty, Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        boolean all = certainty == Certainty.ALL_IN_SYNC;
        config.put(ProducerConfig.ACKS_CONFIG, all ? "-1" : String.valueOf(certainty.ordinal()));
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, all);
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        return config;
    }

    private Step1AcksConfig() {}
}
