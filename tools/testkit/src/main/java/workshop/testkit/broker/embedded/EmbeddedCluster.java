package workshop.testkit.broker.embedded;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import workshop.testkit.broker.Broker;
import workshop.testkit.broker.BrokerFolder;
import workshop.testkit.broker.BrokerThreads;
import workshop.testkit.broker.PartitionState;
import workshop.testkit.environment.TempFolder;
import workshop.testkit.wire.Proxy;
import workshop.testkit.wire.ProxyListener;

/**
 * Brokers in this JVM. One alone, node 1, is its own controller; several, nodes 1 and up, have a separate one, node 0: whichever of them
 * dies, it is there to elect another leader. Learners' clients and the brokers' replication run through the proxy.
 */
public final class EmbeddedCluster implements Broker {

    private final TempFolder folder;
    private final String clusterId = Uuid.randomUuid().toString();
    private final SortedMap<Integer, EmbeddedNode> nodes = new TreeMap<>();
    private final Map<Integer, Map<String, ProxyListener>> listeners = new TreeMap<>(); // by broker, then by name

    /** Starts {@code brokers} brokers behind listeners of {@code proxy}. */
    public static EmbeddedCluster start(Proxy proxy, int brokers) throws IOException {
        TempFolder folder = BrokerFolder.create();
        try {
            KafkaParts.logExits();
            EmbeddedCluster cluster = new EmbeddedCluster(proxy, brokers, folder);
            cluster.start(cluster.ids());
            return cluster;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Several brokers have their controller started here. */
    private EmbeddedCluster(Proxy proxy, int brokers, TempFolder folder) throws IOException {
        this.folder = folder;
        for (int id = 1; id <= brokers; id++) {
            listeners.put(
                    id,
                    Map.of(
                            ClusterConfig.HARNESS, proxy.openUnwatchedListener(),
                            ClusterConfig.REPLICATION, proxy.openUnwatchedListener(),
                            ClusterConfig.LEARNER, proxy.openListener()));
        }
        ServerSocketChannel socket = KafkaParts.bind();
        InetSocketAddress address = KafkaParts.address(socket);
        int controllerId = brokers == 1 ? 1 : 0;
        ClusterConfig config = new ClusterConfig(controllerId, Proxy.HOST + ":" + address.getPort());
        Map<Integer, InetSocketAddress> quorum = Map.of(controllerId, address);
        if (brokers == 1) {
            Map<String, String> alone = formatted(config.ofLoneNode(newFolder("node")));
            nodes.put(1, new EmbeddedNode(alone, listeners.get(1), quorum, socket));
            return;
        }
        Map<String, String> controller = formatted(config.ofController(newFolder("controller")));
        KafkaParts.controller(KafkaParts.shared(controller, quorum, listener -> socket))
                .startup();
        for (int id = 1; id <= brokers; id++) {
            Map<String, String> broker = formatted(config.ofBroker(id, newFolder("broker-" + id)));
            nodes.put(id, new EmbeddedNode(broker, listeners.get(id), quorum, null));
        }
    }

    private String newFolder(String name) throws IOException {
        return Files.createDirectory(folder.path().resolve(name)).toString();
    }

    private Map<String, String> formatted(Map<String, String> config) throws IOException {
        KafkaParts.format(config, clusterId);
        return config;
    }

    @Override
    public String learnerServers() {
        return servers(ClusterConfig.LEARNER);
    }

    @Override
    public String harnessServers() {
        return servers(ClusterConfig.HARNESS);
    }

    private String servers(String listener) {
        return listeners.values().stream()
                .map(ofBroker -> Proxy.HOST + ":" + ofBroker.get(listener).port())
                .collect(joining(","));
    }

    @Override
    public void close() {
        folder.close();
    }

    /** All broker ids, up or down. */
    public List<Integer> ids() {
        return List.copyOf(nodes.keySet());
    }

    public boolean isUp(int id) {
        return nodes.get(id).isUp();
    }

    /** Ends the broker as a crash does: nothing more of it gets out from this instant, and nothing is handed over. */
    public void crash(int id) {
        nodes.get(id).crash();
    }

    /** Ends the broker in good order: it hands its partitions over first. */
    public void stop(int id) {
        nodes.get(id).stop();
    }

    /** Starts these brokers side by side, at their old addresses and with their old data. */
    public void start(List<Integer> ids) throws IOException {
        List<FutureTask<Void>> starts = new ArrayList<>();
        for (int id : ids) {
            starts.add(BrokerThreads.begin("workshop-start-" + id, () -> {
                nodes.get(id).start();
                return null;
            }));
        }
        for (FutureTask<Void> start : starts) {
            BrokerThreads.await(start);
        }
    }

    /** From this instant on no follower gets a response from this broker, fetches that wait at it included. */
    public void pauseReplicationFrom(int id) {
        listeners.get(id).get(ClusterConfig.REPLICATION).holdResponses();
    }

    /** Lets followers have their responses again, from whichever broker. */
    public void resumeReplication() {
        listeners
                .values()
                .forEach(ofBroker -> ofBroker.get(ClusterConfig.REPLICATION).release());
    }

    /** What broker {@code id} knows of the partition; empty if it knows no such partition or is down. */
    public Optional<PartitionState> stateOf(TopicPartition partition, int id) {
        return nodes.get(id).stateOf(partition);
    }

    /** The end of the broker's own log of this partition; 0 if it is down or has none. */
    public long logEndOffset(TopicPartition partition, int id) {
        return nodes.get(id).logEndOffset(partition);
    }

    /** Whether all brokers that are up know which ones are, and that the others are not. */
    public boolean isAgreed() {
        return nodes.values().stream()
                .filter(EmbeddedNode::isUp)
                .allMatch(node -> ids().stream().allMatch(id -> node.sees(id) == isUp(id)));
    }
}
