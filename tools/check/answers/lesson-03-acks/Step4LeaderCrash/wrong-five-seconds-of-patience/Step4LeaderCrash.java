// expect: has 20 of them
package workshop.lesson03;

import java.util.HashMap;
import java.util.LinkedHashMap;
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

/** Waits five seconds, calls the rest lost, and they land. */
public final class Step4LeaderCrash {

    private static final int PATIENCE_MILLIS = 60_000;

    public static Set<String> publishConfirmed(Map<String, Object> base, String topic, List<String> orderIds)
            throws InterruptedException {
        Set<String> confirmed = ConcurrentHashMap.newKeySet();
        try (Producer<String, String> producer = new KafkaProducer<>(patient(base))) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            Map<String, Future<RecordMetadata>> answers = new LinkedHashMap<>();
            for (String id : orderIds) {
                answers.put(id, producer.send(new ProducerRecord<>(topic, id)));
            }
            for (Map.Entry<String, Future<RecordMetadata>> answer : answers.entrySet()) {
                try {
                    answer.getValue().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    confirmed.add(answer.getKey());
                } catch (TimeoutException | ExecutionException e) {
                    // lost
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
