package workshop.testkit.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.cluster.Partition;
import kafka.server.BrokerServer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import workshop.testkit.wire.Door;

/**
 * One node of an {@link EmbeddedCluster}. Its folder and its advertised ports, which are doors of the proxy, stay; its server, and the
 * ports behind the doors, are new with every start. What is asked of a running broker past Kafka's public API is asked here and nowhere else.
 */
final class EmbeddedNode {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedNode.class);
    private static final long HAND_OVER_SECONDS = 10;

    private final Map<String, String> config;
    private final Map<String, Door> doors;
    private final Map<Integer, InetSocketAddress> quorum;
    private volatile BrokerServer broker;

    /**
     * A broker that is not started yet.
     *
     * @param config everything but {@code listeners} and {@code advertised.listeners}
     * @param doors the door of each listener, by the listener's name
     * @param quorum the controllers' addresses by node id
     */
    EmbeddedNode(Map<String, String> config, Map<String, Door> doors, Map<Integer, InetSocketAddress> quorum) {
        this.config = config;
        this.doors = doors;
        this.quorum = quorum;
    }

    /** Starts the broker and opens its doors. Back when the controller lets it serve. */
    void start() throws IOException {
        Map<String, ServerSocketChannel> sockets = new HashMap<>();
        for (String listener : doors.keySet()) {
            sockets.put(listener, KafkaParts.bind());
        }
        Map<String, String> complete = new HashMap<>(config);
        complete.put("listeners", listeners(sockets));
        complete.put("advertised.listeners", advertised());
        BrokerServer server = new BrokerServer(KafkaParts.shared(complete, quorum, sockets::get));
        for (Map.Entry<String, Door> door : doors.entrySet()) {
            door.getValue().leadTo(KafkaParts.address(sockets.get(door.getKey())));
        }
        server.startup();
        broker = server;
    }

    boolean isUp() {
        return broker != null;
    }

    /**
     * A crash, as its neighbours see it: from this instant nothing of the broker gets out, what is held at its doors included, and it hands
     * nothing over ({@code controlled.shutdown.enable=false}). Its log stays on the disk.
     */
    void crash() {
        doors.values().forEach(Door::shut);
        shutDown();
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

    private void shutDown() {
        BrokerServer server = broker;
        broker = null;
        server.shutdown();
    }

    /** What this broker knows of the partition; empty if it knows no such partition, is about to act upon what it has just heard, or is down. */
    Optional<PartitionState> stateOf(TopicPartition partition) {
        return Optional.ofNullable(broker)
                .flatMap(up -> up.metadataCache()
                        .getLeaderAndIsr(partition.topic(), partition.partition())
                        .map(heard -> new PartitionState(heard.leader(), new TreeSet<>(heard.isr())))
                        .filter(heard -> heard.leader() != up.config().nodeId() || actsUpon(up, partition, heard)));
    }

    /**
     * Whether the leader appends by this state already. Too few in-sync replicas are a refusal from then on; a record that it took a moment
     * before has no answer until the request times out, since too few do not advance the high watermark (KIP-966).
     */
    private static boolean actsUpon(BrokerServer leader, TopicPartition partition, PartitionState heard) {
        Option<Partition> own = leader.replicaManager().onlinePartition(partition);
        return own.isDefined()
                && own.get().isLeader()
                && own.get().partitionState().isr().equals(heard.isr());
    }

    /** Whether this broker believes that the other one is up, and not fenced by the controller. */
    boolean sees(int otherId) {
        return broker.metadataCache().hasAliveBroker(otherId);
    }

    /** The end of this broker's own log; 0 if it has none or is down. */
    long logEndOffset(TopicPartition partition) {
        return Optional.ofNullable(broker)
                .map(up -> up.replicaManager().localLog(partition))
                .filter(Option::isDefined)
                .map(log -> log.get().logEndOffset())
                .orElse(0L);
    }

    private static String listeners(Map<String, ServerSocketChannel> sockets) throws IOException {
        StringBuilder listeners = new StringBuilder();
        for (Map.Entry<String, ServerSocketChannel> socket : sockets.entrySet()) {
            listeners.append(listeners.isEmpty() ? "" : ",");
            listeners.append(
                    at(socket.getKey(), KafkaParts.address(socket.getValue()).getPort()));
        }
        return listeners.toString();
    }

    private String advertised() {
        return String.join(
                ",",
                doors.entrySet().stream()
                        .map(door -> at(door.getKey(), door.getValue().port()))
                        .toList());
    }

    private static String at(String listener, int port) {
        return listener + "://127.0.0.1:" + port;
    }
}
