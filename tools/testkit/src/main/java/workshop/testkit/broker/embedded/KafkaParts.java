package workshop.testkit.broker.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.testkit.wire.Proxy;

/**
 * The parts that {@code kafka.server.KafkaRaftServer} is made of. Put together here, they differ from that class in two points, both of which
 * they allow for: the sockets are bound before anything else starts, so no port is ever chosen twice, and a fault of a broker is logged
 * instead of ending the JVM.
 */
public final class KafkaParts {

    /** What every node here has in its configuration. */
    public static final Map<String, String> COMMON = Map.ofEntries(
            // A misspelt topic is an error in a lesson, and never a new topic.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // The controller would wait 25 ms for more to write, with each new topic.
            Map.entry("controller.quorum.append.linger.ms", "0"),
            // Small: one learner, not a data centre.
            Map.entry("num.network.threads", "1"),
            Map.entry("num.io.threads", "2"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));

    private static final Logger LOG = LoggerFactory.getLogger(KafkaParts.class);

    /** A listening socket on a loopback port of the system's choice. */
    public static ServerSocketChannel bind() throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        socket.configureBlocking(false); // Kafka's acceptor waits with a selector
        return socket.bind(new InetSocketAddress(Proxy.HOST, 0));
    }

    public static InetSocketAddress address(ServerSocketChannel socket) throws IOException {
        return (InetSocketAddress) socket.getLocalAddress();
    }

    /** A broker that wants to end its process is in a process with others now. */
    public static void logExits() {
        Exit.setExitProcedure((status, message) -> LOG.error("the broker wanted to exit with {}: {}", status, message));
        Exit.setHaltProcedure((status, message) -> LOG.error("the broker wanted to halt with {}: {}", status, message));
    }

    /** Prepares the folder {@code log.dirs} of a node, as {@code kafka-storage.sh format} does. */
    public static void format(Map<String, String> config, String clusterId) throws IOException {
        String folder = config.get("log.dirs");
        try {
            new Formatter()
                    .setNodeId(Integer.parseInt(config.get("node.id")))
                    .setClusterId(clusterId)
                    .setDirectories(List.of(folder))
                    .setMetadataLogDirectory(folder)
                    .setControllerListenerName(config.get("controller.listener.names"))
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IOException("The broker's folder " + folder + " could not be formatted: " + e.getMessage(), e);
        }
    }

    /**
     * What the roles of one node share. One at a time: it reconfigures the JVM's one registry of metrics, which bears no company.
     *
     * @param voters the quorum's voters by node id
     * @param sockets the node's socket for each listener, by the listener's name
     */
    public static synchronized SharedServer shared(
            Map<String, String> config,
            Map<Integer, InetSocketAddress> voters,
            Function<String, ServerSocketChannel> sockets) {
        KafkaConfig parsed = new KafkaConfig(config, false);
        return new SharedServer(
                parsed,
                KafkaRaftServer.initializeLogDirs(parsed, LOG, "")._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(voters),
                List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                (name, address, backlog, buffer) -> sockets.apply(name));
    }

    public static ControllerServer controller(SharedServer shared) {
        var metadata = KafkaRaftServer.initializeLogDirs(shared.controllerConfig(), LOG, "")
                ._2();
        return new ControllerServer(shared, KafkaRaftServer.configSchema(), metadata);
    }

    private KafkaParts() {}
}
