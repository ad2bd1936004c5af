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

/** Step 4 · Close: send everything, make sure of it, and leave nothing behind. */
public final class Step4Close {

    /**
     * Sends all messages with a producer of its own, which is closed on every path; all are in the topic on return.
     *
     * @throws KafkaException if a message was not delivered
     * @throws IllegalArgumentException if {@code topic} is null
     */
    public static void sendAll(String bootstrapServers, String topic, List<String> messages) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (Producer<String, String> producer = createProducer(bootstrapServers)) {
            for (String message : messages) {
                producer.send(
                        new ProducerRecord<>(topic, message),
                        (metadata, exception) -> failure.compareAndSet(null, exception));
            }
        }
        // close() has waited for every answer, so no callback is still to come
        if (failure.get() != null) {
            throw new KafkaException("Not every message reached " + topic, failure.get());
        }
    }

    private static Producer<String, String> createProducer(String bootstrapServers) {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class));
    }

    private Step4Close() {}
}
