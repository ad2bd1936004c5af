package workshop.testkit.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import workshop.testkit.broker.Broker;
import workshop.testkit.broker.BrokerThreads;
import workshop.testkit.broker.container.ContainerBroker;
import workshop.testkit.broker.embedded.EmbeddedCluster;
import workshop.testkit.broker.remote.RemoteCluster;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.SetupException;
import workshop.testkit.wire.Proxy;

/** The broker of this JVM, or its cluster, with the proxy in front of it. There is one for each number of brokers that a test asks for. */
public final class SharedBroker {

    private static final Map<Integer, SharedBroker> STARTED = new HashMap<>();
    private static final Map<Integer, SetupException> PROBLEMS = new ConcurrentHashMap<>();

    private final Proxy proxy = new Proxy();
    private final Broker broker;
    private final HarnessClients clients;

    /**
     * Starts so many brokers at the first call. Throws {@link SetupException} if there can be none; it is not tried again then, before
     * {@link #startEarly}.
     */
    public static synchronized SharedBroker get(Settings settings, int brokers) {
        if (PROBLEMS.containsKey(brokers)) {
            throw PROBLEMS.get(brokers);
        }
        return STARTED.computeIfAbsent(brokers, count -> start(settings, count));
    }

    /**
     * Begins to start so many brokers while somebody compiles the test that will ask for them: both take a second or two, and there are two
     * cores. The test hears of a failure.
     */
    public static void startEarly(Settings settings, int brokers) {
        PROBLEMS.clear(); // somebody may have mended them since the last step
        Thread thread = new Thread(
                () -> {
                    try {
                        if (BrokerMode.of(settings).whyNot(brokers).isEmpty()) {
                            get(settings, brokers);
                        }
                    } catch (SetupException | IllegalArgumentException e) {
                        // The test says so.
                    }
                },
                "workshop-early-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Does what may take long and is needed once: pulls the image of a container. Throws {@link IOException} with a sentence. */
    public static void prepare(Settings settings) throws IOException {
        try {
            if (BrokerMode.of(settings) == BrokerMode.CONTAINER) {
                ContainerBroker.provideImage(settings.kafkaImage());
            }
        } catch (IllegalArgumentException e) { // there is no such mode
            throw new IOException(e.getMessage(), e);
        }
    }

    private static SharedBroker start(Settings settings, int brokers) {
        try {
            return BrokerThreads.call("workshop-start", () -> new SharedBroker(settings, brokers));
        } catch (IOException e) {
            SetupException problem = new SetupException(e.getMessage(), e);
            PROBLEMS.put(brokers, problem);
            throw problem;
        }
    }

    private SharedBroker(Settings settings, int brokers) throws IOException {
        BrokerMode mode = BrokerMode.of(settings);
        if (!mode.isLent() && !settings.kafkaConfig().isEmpty()) {
            throw new IOException(
                    "-Dkafka.config= is for a cluster of your own: name it with -Dkafka=host:port, or leave both out.");
        }
        new Thread(SharedBroker::loadClientClasses, "workshop-load").start();
        broker = switch (mode) {
            case EMBEDDED -> EmbeddedCluster.start(proxy, brokers);
            case CONTAINER -> ContainerBroker.start(settings.kafkaImage(), proxy);
            case OWN -> RemoteCluster.start(settings, proxy);
        };
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "workshop-stop"));
        clients = new HarnessClients(broker);
    }

    /** Loads the classes of a producer while the broker starts on the other core. Nobody listens at port 1. */
    private static void loadClientClasses() {
        Map<String, Object> config = Map.of("bootstrap.servers", Proxy.HOST + ":1", "client.id", "workshop-load");
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer()).close(Duration.ZERO);
    }

    private void stop() {
        proxy.close();
        broker.close();
    }

    public Proxy proxy() {
        return proxy;
    }

    public Broker broker() {
        return broker;
    }

    /** The clients with which tests look at the broker past every fault. */
    public HarnessClients clients() {
        return clients;
    }

    /** The cluster, if there are several brokers. */
    public Optional<EmbeddedCluster> cluster() {
        return broker instanceof EmbeddedCluster cluster && cluster.ids().size() > 1
                ? Optional.of(cluster)
                : Optional.empty();
    }
}
