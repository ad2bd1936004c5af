package workshop.testkit.broker.remote;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.SharedServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workshop.testkit.broker.embedded.KafkaParts;

/**
 * Somebody's broker in this JVM: SASL_SSL with a certificate of its own, users with passwords, and ACLs that forbid
 * what they don't allow. It creates topics that are asked for, as Kafka's default is.
 */
final class SecuredBroker implements AutoCloseable {

    /** What docs/own-cluster.md asks for. */
    static final List<AclOperation> NEEDED = List.of(
            AclOperation.CREATE,
            AclOperation.DELETE,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.READ,
            AclOperation.WRITE);

    static final String PASSWORD = "nottingham";
    private static final String NODE_ID = "1";

    private enum Listener {
        CONTROLLER,
        INTERNAL,
        CLIENT
    }

    private final Path folder;
    private final Map<Listener, ServerSocketChannel> sockets = new EnumMap<>(Listener.class);
    private final ControllerServer controller;
    private final BrokerServer broker;

    /** Starts it; {@code folder} is for its data, its key and its certificate. */
    SecuredBroker(Path folder) throws IOException, InterruptedException {
        this(folder, Map.of());
    }

    /** Starts one with other settings. */
    SecuredBroker(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        this.folder = folder;
        createKey();
        for (Listener listener : Listener.values()) {
            sockets.put(listener, KafkaParts.bind());
        }
        KafkaParts.logExits();
        Map<String, String> config = config();
        config.putAll(settings);
        KafkaParts.format(config, Uuid.randomUuid().toString());
        SharedServer shared = KafkaParts.shared(
                config,
                Map.of(1, KafkaParts.address(sockets.get(Listener.CONTROLLER))),
                listener -> sockets.get(Listener.valueOf(listener)));
        controller = KafkaParts.controller(shared);
        controller.startup();
        broker = new BrokerServer(shared);
        broker.startup();
    }

    /** Where clients find it, by a name that is in its certificate. */
    String servers() throws IOException {
        return "localhost:" + port(Listener.CLIENT);
    }

    /** Where its owner finds it, without security. */
    String internalServers() throws IOException {
        return at(Listener.INTERNAL);
    }

    /** The topics on it, seen by its owner. */
    Set<String> topics() throws Exception {
        try (Admin admin = owner()) {
            return admin.listTopics().names().get();
        }
    }

    /** The topics on it once they are these, or after 10 s: a broker hears of a deletion a moment after the controller. */
    Set<String> topicsOnceTheyAre(Set<String> left) throws Exception {
        try {
            return Awaitility.await("what is left").until(this::topics, left::equals);
        } catch (ConditionTimeoutException e) {
            return topics();
        }
    }

    Admin owner() throws IOException {
        return Admin.create(Map.of("bootstrap.servers", internalServers()));
    }

    /** Allows the user these operations on all topics whose names begin so. */
    void allow(String user, String prefix, List<AclOperation> operations) throws Exception {
        List<AclBinding> acls = operations.stream()
                .map(operation -> new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, prefix, PatternType.PREFIXED),
                        new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)))
                .toList();
        try (Admin admin = owner()) {
            admin.createAcls(acls).all().get();
        }
    }

    /** What a client's properties file has to say to be let in. */
    Path clientProperties(String user, String password) throws IOException {
        Path file = folder.resolve("client-" + user + ".properties");
        return Files.write(
                file,
                List.of(
                        "security.protocol=SASL_SSL",
                        "sasl.mechanism=PLAIN",
                        "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\",
                        "    username=\"" + user + "\" password=\"" + password + "\";",
                        "ssl.truststore.type=PEM",
                        "ssl.truststore.location=certificate.pem"));
    }

    @Override
    public void close() {
        broker.shutdown();
        controller.shutdown();
    }

    private Map<String, String> config() throws IOException {
        Map<String, String> config = new HashMap<>(KafkaParts.COMMON);
        config.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", NODE_ID),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + at(Listener.CONTROLLER)),
                Map.entry("controller.listener.names", Listener.CONTROLLER.name()),
                Map.entry("inter.broker.listener.name", Listener.INTERNAL.name()),
                Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,CLIENT:SASL_SSL"),
                Map.entry("listeners", listeners(listener -> listener + "://" + at(listener))),
                Map.entry("advertised.listeners", "INTERNAL://" + at(Listener.INTERNAL) + ",CLIENT://" + servers()),
                Map.entry("log.dirs", folder.resolve("log").toString()),
                Map.entry("auto.create.topics.enable", "true"),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:ANONYMOUS"), // who comes by the internal listener
                Map.entry("sasl.enabled.mechanisms", "PLAIN"),
                Map.entry(
                        "listener.name.client.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_robin=\"" + PASSWORD
                                + "\" user_guy=\"" + PASSWORD + "\" user_much=\"" + PASSWORD + "\";"),
                Map.entry("ssl.keystore.location", keyStore().toString()),
                Map.entry("ssl.keystore.password", PASSWORD)));
        return config;
    }

    private Path keyStore() {
        return folder.resolve("broker.p12");
    }

    private void createKey() throws IOException, InterruptedException {
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-validity",
                "2");
        keytool(
                "-exportcert",
                "-rfc",
                "-file",
                folder.resolve("certificate.pem").toString());
    }

    /** The JDK's own tool: Java has no public class that makes a certificate. */
    private void keytool(String... arguments) throws IOException, InterruptedException {
        File said = folder.resolve("keytool.txt").toFile();
        Process keytool = new ProcessBuilder(Stream.of(
                                Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString()),
                                Arrays.stream(arguments),
                                Stream.of("-alias", "broker", "-storepass", PASSWORD, "-keystore"),
                                Stream.of(keyStore().toString()))
                        .flatMap(Function.identity())
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + Files.readString(said.toPath()));
        }
    }

    private interface Format {
        String of(Listener listener) throws IOException;
    }

    private static String listeners(Format format) throws IOException {
        StringBuilder listeners = new StringBuilder();
        for (Listener listener : Listener.values()) {
            listeners.append(listeners.isEmpty() ? "" : ",").append(format.of(listener));
        }
        return listeners.toString();
    }

    private String at(Listener listener) throws IOException {
        return "127.0.0.1:" + port(listener);
    }

    private int port(Listener listener) throws IOException {
        return KafkaParts.address(sockets.get(listener)).getPort();
    }
}
