// expect: when sendAll was back; still open: [the thread
package workshop.lesson01;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Leaves the producer open and waits for nothing. */
public final class Step4Close {

    public static void sendAll(String bootstrapServers, String topic, List<String> messages) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Producer<String, String> producer = open(bootstrapServers);
        for (String message : messages) {
            producer.send(
                    new ProducerRecord<>(topic, message),
                    (metadata, exception) -> failure.compareAndSet(null, exception));
        }
        if (failure.get() != null) {
            throw new KafkaException("a message was not sent", failure.get());
        }
    }

    private static Producer<String, String> open(String bootstrapServers) {
        Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    private Step4Close() {}
}
