package workshop.testkit.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
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
 * A broker and its controller in this JVM, put together from the parts that {@code kafka.server.KafkaRaftServer} is made of. It differs
 * from that class in two points, both of which its parts allow for: the sockets are bound before anything else starts, so no port is ever
 * chosen twice, and a fault of the broker is logged instead of ending the JVM.
 */
final class EmbeddedBroker implements Broker {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int NODE_ID = 1;

    private enum Listener {
        CONTROLLER,
        HARNESS,
        LEARNER
    }

    private final int learnerPort;
    private final Map<Listener, ServerSocketChannel> sockets;
    private final BrokerFolder folder;

    static EmbeddedBroker start(Proxy proxy) throws IOException {
        BrokerFolder folder = BrokerFolder.create();
        try {
            return start(proxy, folder);
        } catch (IOException | RuntimeException e) {
            folder.delete();
            throw e;
        }
    }

    private static EmbeddedBroker start(Proxy proxy, BrokerFolder folder) throws IOException {
        Map<Listener, ServerSocketChannel> sockets = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            sockets.put(listener, bind());
        }
        Exit.setExitProcedure((status, message) -> LOG.error("the broker wanted to exit with {}: {}", status, message));
        Exit.setHaltProcedure((status, message) -> LOG.error("the broker wanted to halt with {}: {}", status, message));
        EmbeddedBroker started = new EmbeddedBroker(proxy.port(), sockets, folder);
        proxy.forwardTo(address(sockets.get(Listener.LEARNER)));
        return started;
    }

    private EmbeddedBroker(int learnerPort, Map<Listener, ServerSocketChannel> sockets, BrokerFolder folder)
            throws IOException {
        this.learnerPort = learnerPort;
        this.sockets = sockets;
        this.folder = folder;
        String logFolder = folder.path().toString();
        format(logFolder);

        KafkaConfig config = new KafkaConfig(config(logFolder), false);
        var initialized = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        SharedServer shared = new SharedServer(
                config,
                initialized._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(Map.of(NODE_ID, address(sockets.get(Listener.CONTROLLER)))),
                List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                (name, address, backlog, buffer) -> sockets.get(Listener.valueOf(name)));
        new ControllerServer(shared, KafkaRaftServer.configSchema(), initialized._2()).startup();
        new BrokerServer(shared).startup();
    }

    @Override
    public String learnerServers() {
        return "127.0.0.1:" + learnerPort;
    }

    @Override
    public String harnessServers() {
        return at(Listener.HARNESS);
    }

    /** An orderly shutdown writes and syncs the state of every log, half a second of work, only for the folder to be removed. */
    @Override
    public void close() {
        folder.delete();
    }

    private Map<String, String> config(String logFolder) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE_ID)),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + at(Listener.CONTROLLER)),
                Map.entry("controller.listener.names", Listener.CONTROLLER.name()),
                Map.entry("inter.broker.listener.name", Listener.HARNESS.name()),
                Map.entry("listener.security.protocol.map", listeners(listener -> listener + ":PLAINTEXT")),
                Map.entry("listeners", listeners(listener -> listener + "://" + at(listener))),
                Map.entry(
                        "advertised.listeners",
                        Listener.HARNESS + "://" + harnessServers() + "," + Listener.LEARNER + "://"
                                + learnerServers()),
                Map.entry("log.dirs", logFolder),
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
    }

    private static String listeners(Function<Listener, String> format) {
        return Arrays.stream(Listener.values()).map(format).collect(Collectors.joining(","));
    }

    private static void format(String logFolder) throws IOException {
        try {
            new Formatter()
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(logFolder))
                    .setMetadataLogDirectory(logFolder)
                    .setControllerListenerName(Listener.CONTROLLER.name())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IOException("The broker's folder " + logFolder + " could not be formatted: " + e.getMessage(), e);
        }
    }

    private static ServerSocketChannel bind() throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        socket.configureBlocking(false); // Kafka's acceptor waits with a selector
        return socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private String at(Listener listener) {
        try {
            return "127.0.0.1:" + address(sockets.get(listener)).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress address(ServerSocketChannel socket) throws IOException {
        return (InetSocketAddress) socket.getLocalAddress();
    }
}
