// expect: dispatchSeries threw PartialDeliveryException caused by
package workshop.lesson03;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Forbids the retries, and with them the sequence numbers. */
public final class Step6OnceInOrder {

    private static final int PATIENCE_MILLIS = 60_000;

    public static void dispatchSeries(Map<String, Object> base, String topic, String key, List<String> series)
            throws PartialDeliveryException, InterruptedException {
        List<RecordMetadata> confirmed = new ArrayList<>();
        try (Producer<String, String> producer = new KafkaProducer<>(idempotent(base))) {
            List<Future<RecordMetadata>> answers = new ArrayList<>();
            for (String record : series) {
                answers.add(producer.send(new ProducerRecord<>(topic, key, record)));
            }
            for (Future<RecordMetadata> answer : answers) {
                confirmed.add(answer.get());
            }
        } catch (ExecutionException e) {
            throw new PartialDeliveryException(confirmed, e.getCause());
        }
    }

    private static Map<String, Object> idempotent(Map<String, Object> base) {
        Map<String, Object> config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return config;
    }

    private Step6OnceInOrder() {}
}
