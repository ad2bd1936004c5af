package workshop.testkit.broker.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kafka.server.BrokerServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import workshop.testkit.broker.Broker;
import workshop.testkit.broker.BrokerFolder;
import workshop.testkit.environment.TempFolder;
import workshop.testkit.wire.Proxy;

/** A broker and its controller in this JVM. */
public final class EmbeddedBroker implements Broker {

    private static final int NODE_ID = 1;

    private enum Listener {
        CONTROLLER,
        HARNESS,
        LEARNER
    }

    private final int learnerPort;
    private final Map<Listener, ServerSocketChannel> sockets;
    private final TempFolder folder;

    public static EmbeddedBroker start(Proxy proxy) throws IOException {
        TempFolder folder = BrokerFolder.create();
        try {
            return start(proxy, folder);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static EmbeddedBroker start(Proxy proxy, TempFolder folder) throws IOException {
        Map<Listener, ServerSocketChannel> sockets = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            sockets.put(listener, KafkaParts.bind());
        }
        KafkaParts.logExits();
        EmbeddedBroker started = new EmbeddedBroker(proxy.port(), sockets, folder);
        proxy.forwardTo(KafkaParts.address(sockets.get(Listener.LEARNER)));
        return started;
    }

    private EmbeddedBroker(int learnerPort, Map<Listener, ServerSocketChannel> sockets, TempFolder folder)
            throws IOException {
        this.learnerPort = learnerPort;
        this.sockets = sockets;
        this.folder = folder;
        Map<String, String> config = config(folder.path().toString());
        KafkaParts.format(config, Uuid.randomUuid().toString());

        SharedServer shared = KafkaParts.shared(
                config,
                Map.of(NODE_ID, KafkaParts.address(sockets.get(Listener.CONTROLLER))),
                listener -> sockets.get(Listener.valueOf(listener)));
        KafkaParts.controller(shared).startup();
        new BrokerServer(shared).startup();
    }

    @Override
    public String learnerServers() {
        return Proxy.HOST + ":" + learnerPort;
    }

    @Override
    public String harnessServers() {
        return at(Listener.HARNESS);
    }

    /** An orderly shutdown writes and syncs the state of every log, half a second of work, only for the folder to be removed. */
    @Override
    public void close() {
        folder.close();
    }

    private Map<String, String> config(String logFolder) {
        Map<String, String> config = new HashMap<>(KafkaParts.COMMON);
        config.putAll(Map.ofEntries(
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
                Map.entry("log.dirs", logFolder)));
        return config;
    }

    private static String listeners(Function<Listener, String> format) {
        return Arrays.stream(Listener.values()).map(format).collect(Collectors.joining(","));
    }

    private String at(Listener listener) {
        try {
            return Proxy.HOST + ":" + KafkaParts.address(sockets.get(listener)).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
