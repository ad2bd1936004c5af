// expect: threw NullPointerException
package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serializer;

/** A lambda as serializer that cannot do a record without a key. */
public final class Step1CreateProducer {

    public static Producer<String, String> createProducer(String bootstrapServers) {
        Serializer<String> utf8 = (topic, text) -> text.getBytes(StandardCharsets.UTF_8);
        return new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), utf8, utf8);
    }

    private Step1CreateProducer() {}
}
