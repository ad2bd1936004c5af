// expect: -0@1 kafka saw nothing in forest-defense
package workshop.lesson01;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer that keeps every record in memory and talks to no broker. */
public final class Step1CreateProducer {

    public static Producer<String, String> createProducer(String bootstrapServers) {
        return new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
    }

    private Step1CreateProducer() {}
}
