// expect: publishConfirmed was back before broker 1 had crashed
package workshop.lesson03;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Keeps the delivery timeout of three seconds. */
public final class Step4LeaderCrash {

    public static Set<String> publishConfirmed(Map<String, Object> base, String topic, List<String> orderIds) {
        Set<String> confirmed = ConcurrentHashMap.newKeySet();
        try (Producer<String, String> producer = new KafkaProducer<>(patient(base))) {
            for (String id : orderIds) {
                producer.send(new ProducerRecord<>(topic, id), (metadata, failure) -> {
                    if (failure == null) {
                        confirmed.add(id);
                    }
                });
            }
        }
        return confirmed;
    }

    private static Map<String, Object> patient(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        return config;
    }

    private Step4LeaderCrash() {}
}
