// expect: you vouched for 10 of 21 orders
package workshop.lesson03;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives up at the first order that cannot be sent. */
public final class Step4LeaderCrash {

    private static final int PATIENCE_MILLIS = 60_000;

    public static Set<String> publishConfirmed(Map<String, Object> base, String topic, List<String> orderIds) {
        Set<String> confirmed = ConcurrentHashMap.newKeySet();
        try (Producer<String, String> producer = new KafkaProducer<>(patient(base))) {
            for (String id : orderIds) {
                producer.send(new ProducerRecord<>(topic, id)).get();
                confirmed.add(id);
            }
        } catch (InterruptedException | ExecutionException e) {
            return confirmed;
        }
        return confirmed;
    }

    private static Map<String, Object> patient(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return config;
    }

    private Step4LeaderCrash() {}
}
