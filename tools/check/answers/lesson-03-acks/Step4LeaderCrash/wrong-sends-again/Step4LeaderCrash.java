// expect: records in the log of forest-defense
package workshop.lesson03;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends an order again when the answer is late. */
public final class Step4LeaderCrash {

    private static final int PATIENCE_MILLIS = 60_000;

    public static Set<String> publishConfirmed(Map<String, Object> base, String topic, List<String> orderIds)
            throws InterruptedException {
        Set<String> confirmed = ConcurrentHashMap.newKeySet();
        try (Producer<String, String> producer = new KafkaProducer<>(patient(base))) {
            for (String id : orderIds) {
                Future<RecordMetadata> answer = producer.send(new ProducerRecord<>(topic, id));
                boolean answered = false;
                while (!answered) {
                    try {
                        answer.get(2, TimeUnit.SECONDS);
                        confirmed.add(id);
                        answered = true;
                    } catch (TimeoutException e) {
                        answer = producer.send(new ProducerRecord<>(topic, id));
                    } catch (ExecutionException e) {
                        answered = true;
                    }
                }
            }
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
