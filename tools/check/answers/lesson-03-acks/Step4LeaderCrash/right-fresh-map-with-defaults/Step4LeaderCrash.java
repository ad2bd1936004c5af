package workshop.lesson03;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A map of its own with address and serializers: Kafka's defaults are the safe settings. */
public final class Step4LeaderCrash {

    public static Set<String> publishConfirmed(Map<String, Object> base, String topic, List<String> orderIds)
            throws InterruptedException {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, base.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, base.get(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG),
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, base.get(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG));
        Map<String, Future<RecordMetadata>> answers = new LinkedHashMap<>();
        Set<String> confirmed = new LinkedHashSet<>();
        try (Producer<String, String> producer = new KafkaProducer<>(config)) {
            orderIds.forEach(id -> answers.put(id, producer.send(new ProducerRecord<>(topic, id))));
            for (String id : orderIds) {
                try {
                    answers.get(id).get();
                    confirmed.add(id);
                } catch (ExecutionException e) {
                    // not vouched for
                }
            }
        }
        return confirmed;
    }

    private Step4LeaderCrash() {}
}
