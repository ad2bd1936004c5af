// expect: kafka saw still open: [the thread
package workshop.lesson01;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Closes the producer only when everything went well. */
public final class Step4Close {

    public static void sendAll(String bootstrapServers, String topic, List<String> messages) {
        Producer<String, String> producer = new KafkaProducer<>(config(bootstrapServers));
        try {
            for (String message : messages) {
                producer.send(new ProducerRecord<>(topic, message)).get();
            }
            producer.close();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("a message was not sent", e.getCause());
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
