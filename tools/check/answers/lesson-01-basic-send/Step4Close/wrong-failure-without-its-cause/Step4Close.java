// expect: sendAll threw RuntimeException: not sent
package workshop.lesson01;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reports a failure by a RuntimeException that has lost the cause. */
public final class Step4Close {

    public static void sendAll(String bootstrapServers, String topic, List<String> messages) {
        try (Producer<String, String> producer = new KafkaProducer<>(config(bootstrapServers))) {
            for (String message : messages) {
                producer.send(new ProducerRecord<>(topic, message)).get();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new RuntimeException("not sent: " + e.getCause().getMessage());
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
