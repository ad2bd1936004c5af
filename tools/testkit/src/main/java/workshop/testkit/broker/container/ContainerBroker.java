package workshop.testkit.broker.container;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import workshop.testkit.broker.Broker;
import workshop.testkit.wire.Proxy;
import workshop.testkit.wire.ProxyListener;

/**
 * Kafka's own image in a container. The image is {@code apache/kafka} at the clients' version, or what {@code -Dkafka.image=} names. It has
 * one listener more than {@link KafkaContainer} gives it, and advertises that one at the proxy's port.
 */
public final class ContainerBroker implements Broker {

    private static final String KAFKA_IMAGE = "apache/kafka";
    private static final int LEARNER_PORT = 19092;

    private final KafkaContainer container;
    private final String learnerServers;

    /** {@code wanted} is the image that {@code -Dkafka.image=} names; empty for the usual one. */
    public static ContainerBroker start(String wanted, Proxy proxy) throws IOException {
        return new ContainerBroker(proxy, provideImage(wanted));
    }

    /** Makes sure that the image is on this machine, and returns its name. */
    public static String provideImage(String wanted) throws IOException {
        String image = wanted.isEmpty() ? KAFKA_IMAGE + ":" + AppInfoParser.getVersion() : wanted;
        DockerEngine.find().provide(image);
        return image;
    }

    private ContainerBroker(Proxy proxy, String image) throws IOException {
        ProxyListener listener = proxy.openListener();
        learnerServers = Proxy.HOST + ":" + listener.port();
        container = new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor(KAFKA_IMAGE))
                .withListener("0.0.0.0:" + LEARNER_PORT, () -> learnerServers)
                // As in the embedded broker, for the same reasons.
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_CONTROLLER_QUORUM_APPEND_LINGER_MS", "0");
        container.addExposedPort(LEARNER_PORT);
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            throw new IOException(
                    "-Dkafka=container: the image " + image + " did not become a running Kafka ("
                            + rootMessage(e)
                            + "): name another one with -Dkafka.image=…, or leave -Dkafka out.",
                    e);
        }
        listener.forwardTo(new InetSocketAddress(container.getHost(), container.getMappedPort(LEARNER_PORT)));
    }

    private static String rootMessage(Throwable thrown) {
        return thrown.getCause() == null ? thrown.getMessage() : rootMessage(thrown.getCause());
    }

    @Override
    public String learnerServers() {
        return learnerServers;
    }

    @Override
    public String harnessServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
