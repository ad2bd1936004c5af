package workshop.testkit.broker.embedded;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.testkit.broker.PartitionState;
import workshop.testkit.wire.Proxy;
import workshop.testkit.wire.ProxyListener;

/**
 * One broker of an {@link EmbeddedCluster}. Its folder stays, and so do its advertised ports, which are listeners of the proxy; its server,
 * and the ports behind the proxy, are new with every start.
 */
final class EmbeddedNode {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedNode.class);
    private static final long HAND_OVER_SECONDS = 10;

    private final Map<String, String> config;
    private final Map<String, ProxyListener> listeners;
    private final Map<Integer, InetSocketAddress> quorum;
    private final ServerSocketChannel controllerSocket; // null if the controller is another node
    private volatile BrokerServer broker; // null while it is down

    /**
     * A broker that is not started yet.
     *
     * @param config everything but {@code listeners} and {@code advertised.listeners}
     * @param listeners the proxy's, by the names of the broker's listeners behind them
     * @param quorum the controllers' addresses by node id
     * @param controllerSocket where this node is the controller too; null if another one is
     */
    EmbeddedNode(
            Map<String, String> config,
            Map<String, ProxyListener> listeners,
            Map<Integer, InetSocketAddress> quorum,
            ServerSocketChannel controllerSocket) {
        this.config = config;
        this.listeners = listeners;
        this.quorum = quorum;
        this.controllerSocket = controllerSocket;
    }

    /** Starts the broker and has the proxy forward to it. Returns when the controller lets it serve. */
    void start() throws IOException {
        Map<String, ServerSocketChannel> sockets = new HashMap<>();
        Map<String, Integer> ports = new HashMap<>();
        Map<String, Integer> advertisedPorts = new HashMap<>();
        for (Map.Entry<String, ProxyListener> listener : listeners.entrySet()) {
            ServerSocketChannel socket = KafkaParts.bind();
            sockets.put(listener.getKey(), socket);
            ports.put(listener.getKey(), KafkaParts.address(socket).getPort());
            advertisedPorts.put(listener.getKey(), listener.getValue().port());
        }
        if (controllerSocket != null) {
            sockets.put(ClusterConfig.CONTROLLER, controllerSocket);
            ports.put(
                    ClusterConfig.CONTROLLER,
                    KafkaParts.address(controllerSocket).getPort());
        }
        Map<String, String> complete = new HashMap<>(config);
        complete.put("listeners", addresses(ports));
        complete.put("advertised.listeners", addresses(advertisedPorts));
        SharedServer shared = KafkaParts.shared(complete, quorum, sockets::get);
        for (Map.Entry<String, ProxyListener> listener : listeners.entrySet()) {
            listener.getValue().forwardTo(KafkaParts.address(sockets.get(listener.getKey())));
        }
        if (controllerSocket != null) {
            KafkaParts.controller(shared).startup();
        }
        BrokerServer server = new BrokerServer(shared);
        server.startup();
        broker = server;
    }

    /** As Kafka's configuration wants them: {@code LEARNER://127.0.0.1:4711,…}. */
    private static String addresses(Map<String, Integer> ports) {
        return ports.entrySet().stream()
                .map(port -> port.getKey() + "://" + Proxy.HOST + ":" + port.getValue())
                .collect(joining(","));
    }

    boolean isUp() {
        return broker != null;
    }

    /**
     * A crash, as its neighbours see it: from this instant nothing of the broker gets out, held responses included, and it hands nothing
     * over ({@code controlled.shutdown.enable=false}). Its log stays on the disk.
     */
    void crash() {
        listeners.values().forEach(ProxyListener::cutOff);
        BrokerServer server = broker;
        broker = null;
        server.shutdown();
    }

    /** An orderly end: leadership is handed over first, as {@code BrokerServer} does it with {@code controlled.shutdown.enable=true}. */
    void stop() {
        broker.replicaManager().beginControlledShutdown();
        broker.lifecycleManager().beginControlledShutdown();
        try {
            broker.lifecycleManager().controlledShutdownFuture().get(HAND_OVER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the controller did not take over from broker {}", config.get("node.id"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        crash();
    }

    /** What this broker knows of the partition; empty also if it is down. */
    Optional<PartitionState> stateOf(TopicPartition partition) {
        return Optional.ofNullable(broker).flatMap(up -> PartitionStateReader.stateOf(partition, up));
    }

    /** Whether this broker, which is up, believes that the other one is. */
    boolean sees(int otherId) {
        return PartitionStateReader.sees(otherId, broker);
    }

    /** The end of this broker's own log; 0 if it has none or is down. */
    long logEndOffset(TopicPartition partition) {
        return Optional.ofNullable(broker)
                .map(up -> PartitionStateReader.logEndOffset(partition, up))
                .orElse(0L);
    }
}
