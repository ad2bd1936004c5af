// expect: with acks=0 and no producer id
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

/** Asks nobody. */
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
        config.put(ProducerConfig.ACKS_CONFIG, "0");
        return config;
    }

    private Step4LeaderCrash() {}
}
