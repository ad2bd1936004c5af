// expect: sendAll returned kafka saw 2 records in
// cause: nobody hears of the message that failed
package workshop.lesson01;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Nobody looks at the answers, so a message that failed goes unnoticed. */
public final class Step4Close {

    public static void sendAll(String bootstrapServers, String topic, List<String> messages) {
        try (Producer<String, String> producer = new KafkaProducer<>(config(bootstrapServers))) {
            for (String message : messages) {
                producer.send(new ProducerRecord<>(topic, message));
            }
            producer.flush();
        }
    }

    private static Map<String, Object> config(String bootstrapServers) {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    }

    private Step4Close() {}
}
