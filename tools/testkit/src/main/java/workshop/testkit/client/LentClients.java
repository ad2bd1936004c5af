package workshop.testkit.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The clients that a test lends to the learner's code. All of them are closed when the test is over. */
public final class LentClients implements AutoCloseable {

    private static final int MAX_BLOCK_MILLIS = 5_000;
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final String SERVERS = "bootstrap.servers";

    private final String servers;
    private final List<AutoCloseable> clients = new ArrayList<>();

    /** {@code servers}: where the clients find the broker, {@code host:port[,host:port]}. */
    public LentClients(String servers) {
        this.servers = servers;
    }

    /** A producer of text with Kafka's defaults, but for {@code max.block.ms=5000} and these settings. */
    public <V> Producer<String, V> newProducer(Map<String, Object> settings) {
        Map<String, Object> config = new HashMap<>(Map.of(
                SERVERS,
                servers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MAX_BLOCK_MILLIS));
        config.putAll(settings);
        return closeLater(new KafkaProducer<>(config));
    }

    /** A consumer of text that is assigned to nothing yet, and in no group. */
    public Consumer<String, String> newConsumer(Map<String, Object> settings) {
        Consumer<String, String> consumer =
                new KafkaConsumer<>(config(settings), new StringDeserializer(), new StringDeserializer());
        keep(() -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
        return consumer;
    }

    public Admin newAdmin(Map<String, Object> settings) {
        Admin admin = Admin.create(config(settings));
        keep(() -> admin.close(Duration.ZERO));
        return admin;
    }

    /** Has somebody else's producer closed as well. */
    public <P extends Producer<?, ?>> P closeLater(P producer) {
        keep(() -> producer.close(CLOSING));
        return producer;
    }

    private Map<String, Object> config(Map<String, Object> settings) {
        Map<String, Object> config = new HashMap<>(Map.of(SERVERS, servers));
        config.putAll(settings);
        return config;
    }

    private synchronized void keep(AutoCloseable client) {
        clients.add(client);
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable client : clients) {
            try {
                client.close();
            } catch (Exception e) {
                // Closed by force, or in use by code that hangs: what the test wanted to know of it, it knows by now.
            }
        }
    }
}
