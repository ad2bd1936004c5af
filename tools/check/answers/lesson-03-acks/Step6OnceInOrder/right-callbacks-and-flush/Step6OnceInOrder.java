package workshop.lesson03;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Callbacks collect, flush waits. */
public final class Step6OnceInOrder {

    private static final int PATIENCE_MILLIS = 60_000;

    public static void dispatchSeries(Map<String, Object> base, String topic, String key, List<String> series)
            throws PartialDeliveryException {
        List<RecordMetadata> confirmed = new CopyOnWriteArrayList<>();
        try (Producer<String, String> producer = new KafkaProducer<>(idempotent(base))) {
            List<Exception> failures = new CopyOnWriteArrayList<>();
            for (String record : series) {
                producer.send(new ProducerRecord<>(topic, key, record), (metadata, failure) -> {
                    if (failure == null) {
                        confirmed.add(metadata);
                    } else {
                        failures.add(failure);
                    }
                });
            }
            producer.flush();
            if (!failures.isEmpty()) {
                throw new PartialDeliveryException(confirmed, failures.get(0));
            }
        }
    }

    private static Map<String, Object> idempotent(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return config;
    }

    private Step6OnceInOrder() {}
}
