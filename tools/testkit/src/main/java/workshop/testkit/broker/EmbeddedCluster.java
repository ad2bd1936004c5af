package workshop.testkit.broker;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.ControllerServer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import workshop.testkit.TempFolder;
import workshop.testkit.wire.Door;
import workshop.testkit.wire.Proxy;

/**
 * Brokers 1, 2, … and a separate controller, node 0, in this JVM: whichever broker dies, the controller is there to elect another leader.
 * Learners' clients and the brokers' replication run through the proxy; only public configuration makes the cluster what it is.
 */
public final class EmbeddedCluster implements Broker {

    private static final int CONTROLLER_ID = 0;
    private static final String CONTROLLER = "CONTROLLER";
    private static final String HARNESS = "HARNESS";
    private static final String LEARNER = "LEARNER";
    private static final String REPLICATION = "REPLICATION";

    private final TempFolder folder;
    private final ControllerServer controller;
    private final SortedMap<Integer, EmbeddedNode> nodes = new TreeMap<>();
    private final Map<Integer, Map<String, Door>> doors = new TreeMap<>();

    /** Starts {@code brokers} brokers, whose listeners are doors of {@code proxy}. */
    public static EmbeddedCluster start(Proxy proxy, int brokers) throws IOException {
        TempFolder folder = BrokerFolder.create();
        try {
            EmbeddedCluster cluster = new EmbeddedCluster(proxy, brokers, folder);
            cluster.controller.startup();
            cluster.start(cluster.ids());
            return cluster;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private EmbeddedCluster(Proxy proxy, int brokers, TempFolder folder) throws IOException {
        this.folder = folder;
        KafkaParts.logExits();
        String clusterId = Uuid.randomUuid().toString();
        ServerSocketChannel socket = KafkaParts.bind();
        String quorum =
                CONTROLLER_ID + "@127.0.0.1:" + KafkaParts.address(socket).getPort();
        for (int id = 1; id <= brokers; id++) {
            Map<String, String> config = config(id, quorum, "broker", clusterId);
            config.put("inter.broker.listener.name", REPLICATION);
            doors.put(id, doors(proxy));
            nodes.put(id, new EmbeddedNode(config, doors.get(id), Map.of(CONTROLLER_ID, KafkaParts.address(socket))));
        }
        Map<String, String> config = config(CONTROLLER_ID, quorum, "controller", clusterId);
        config.put(
                "listeners",
                CONTROLLER + "://127.0.0.1:" + KafkaParts.address(socket).getPort());
        controller = KafkaParts.controller(
                KafkaParts.shared(config, Map.of(CONTROLLER_ID, KafkaParts.address(socket)), listener -> socket));
    }

    private static Map<String, Door> doors(Proxy proxy) throws IOException {
        Map<String, Door> doors = new LinkedHashMap<>();
        doors.put(HARNESS, proxy.openBackDoor());
        doors.put(REPLICATION, proxy.openBackDoor());
        doors.put(LEARNER, proxy.openDoor());
        return doors;
    }

    @Override
    public String learnerServers() {
        return servers(LEARNER);
    }

    @Override
    public String harnessServers() {
        return servers(HARNESS);
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
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (int id : ids) {
            CompletableFuture<Void> start = new CompletableFuture<>();
            starts.add(start);
            // A broker's threads belong to no test, also if it is a test that starts it again.
            new Thread(new ThreadGroup("workshop"), () -> start(id, start), "workshop-start-" + id).start();
        }
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new IOException(
                    "A broker of the cluster could not start: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private void start(int id, CompletableFuture<Void> start) {
        try {
            nodes.get(id).start();
            start.complete(null);
        } catch (IOException | RuntimeException e) {
            start.completeExceptionally(e);
        }
    }

    /** From this instant on no follower gets an answer from this broker, fetches that wait at it included. */
    public void pauseReplicationFrom(int id) {
        doors.get(id).get(REPLICATION).hold();
    }

    /** Lets followers have their answers again, from whichever broker. */
    public void resumeReplication() {
        doors.values().forEach(ofBroker -> ofBroker.get(REPLICATION).release());
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

    private String servers(String listener) {
        return doors.values().stream()
                .map(ofBroker -> Proxy.HOST + ":" + ofBroker.get(listener).port())
                .collect(Collectors.joining(","));
    }

    private Map<String, String> config(int id, String quorum, String role, String clusterId) throws IOException {
        Map<String, String> config = new HashMap<>(KafkaParts.COMMON);
        config.putAll(Map.ofEntries(
                Map.entry("node.id", String.valueOf(id)),
                Map.entry("process.roles", role),
                Map.entry("controller.quorum.voters", quorum),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("listener.security.protocol.map", protocols()),
                Map.entry(
                        "log.dirs",
                        Files.createDirectory(folder.path().resolve(role + "-" + id))
                                .toString()),
                // A crashed broker says no farewell; the controller misses its heartbeats.
                Map.entry("controlled.shutdown.enable", "false"),
                Map.entry("broker.heartbeat.interval.ms", "300"),
                Map.entry("broker.session.timeout.ms", "3000"),
                // A follower that hears nothing stays in sync, and goes on waiting, for longer than any test takes.
                Map.entry("replica.lag.time.max.ms", "60000"),
                Map.entry("replica.socket.timeout.ms", "60000"),
                Map.entry("replica.fetch.backoff.ms", "100"),
                // Leadership moves when a test says so.
                Map.entry("auto.leader.rebalance.enable", "false"),
                // Small, since there are several.
                Map.entry("background.threads", "2")));
        KafkaParts.format(config, clusterId);
        return config;
    }

    private static String protocols() {
        return Stream.of(CONTROLLER, HARNESS, REPLICATION, LEARNER)
                .map(listener -> listener + ":PLAINTEXT")
                .collect(Collectors.joining(","));
    }
}
