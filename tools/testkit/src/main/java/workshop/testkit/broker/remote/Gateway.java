package workshop.testkit.broker.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.LogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.testkit.wire.Frame;
import workshop.testkit.wire.Proxy;

/**
 * The way into somebody's cluster for clients that know nothing but a loopback address. Each broker of the cluster has
 * a port here, and each connection to it goes on as a {@link GatewayConnection}. Where the cluster names its brokers'
 * addresses, the client reads these ports.
 */
final class Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final AbstractConfig security;
    private final Entrance entrance;
    private final AddressRewriter rewriter = new AddressRewriter(this::portOf);
    private final Map<String, Integer> ports = new TreeMap<>(); // by the broker's host:port
    private final CompletableFuture<Void> refusal = new CompletableFuture<>();

    /** What clients pass before they come to a port of the gateway. */
    @FunctionalInterface
    interface Entrance {

        /** Returns the port that clients are to know. */
        int leadTo(InetSocketAddress gateway) throws IOException;
    }

    /** {@code security}: a client's configuration; its {@code security.*}, {@code sasl.*} and {@code ssl.*} count. */
    Gateway(AbstractConfig security, Entrance entrance) {
        this.security = security;
        this.entrance = entrance;
    }

    /** Opens a port that leads to one broker, until the JVM ends. */
    InetSocketAddress open(String broker) throws IOException {
        ServerSocket server = new ServerSocket(0, 128, InetAddress.getByName(Proxy.HOST));
        Proxy.thread("gateway", () -> accept(server, broker)).start();
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void accept(ServerSocket server, String broker) {
        while (true) {
            try {
                GatewayConnection connection = new GatewayConnection(server.accept(), broker, rewriter, refusal);
                Proxy.thread("gateway-carry", () -> connection.carry(security)).start();
            } catch (IOException e) {
                LOG.warn("no way to {}", broker, e);
            }
        }
    }

    /** A part of Kafka's own clients, and internal there: it speaks every security protocol and mechanism of theirs. */
    static Selector newSelector(AbstractConfig security) {
        LogContext log = new LogContext();
        return new Selector(
                Frame.MAX_BYTES,
                Selector.NO_IDLE_TIMEOUT_MS,
                new Metrics(),
                Time.SYSTEM,
                "workshop-gateway",
                Map.of(),
                false,
                ClientUtils.createChannelBuilder(security, Time.SYSTEM, log),
                log);
    }

    /** The port at which clients find this broker. */
    private synchronized int portOf(String host, int port) {
        return ports.computeIfAbsent(host + ":" + port, broker -> {
            try {
                return entrance.leadTo(open(broker));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Ends with an exception if the cluster doesn't let the gateway in. */
    CompletableFuture<Void> refusal() {
        return refusal;
    }

    /** The addresses of the brokers that the cluster has named by now. */
    synchronized List<String> brokers() {
        return List.copyOf(ports.keySet());
    }
}
