package workshop.testkit.broker.embedded;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the nodes of an {@link EmbeddedCluster} are configured, by public settings alone.
 *
 * @param controllerId the node id of the one controller
 * @param controllerAddress its {@code host:port}
 */
record ClusterConfig(int controllerId, String controllerAddress) {

    static final String CONTROLLER = "CONTROLLER";
    static final String HARNESS = "HARNESS";
    static final String LEARNER = "LEARNER";
    static final String REPLICATION = "REPLICATION";

    private static final Map<String, String> FOR_SEVERAL_BROKERS = Map.ofEntries(
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
            Map.entry("background.threads", "2"));

    /** The one node of a cluster of one: broker and controller. What is missing is the listeners. */
    Map<String, String> ofLoneNode(String folder) {
        Map<String, String> config = ofNode(controllerId, "broker,controller", folder);
        config.put("inter.broker.listener.name", REPLICATION);
        return config;
    }

    /** One broker of several. What is missing is the listeners. */
    Map<String, String> ofBroker(int id, String folder) {
        Map<String, String> config = ofNode(id, "broker", folder);
        config.putAll(FOR_SEVERAL_BROKERS);
        config.put("inter.broker.listener.name", REPLICATION);
        return config;
    }

    /** The controller of several brokers. */
    Map<String, String> ofController(String folder) {
        Map<String, String> config = ofNode(controllerId, "controller", folder);
        config.putAll(FOR_SEVERAL_BROKERS);
        config.put("listeners", CONTROLLER + "://" + controllerAddress);
        return config;
    }

    private Map<String, String> ofNode(int id, String roles, String folder) {
        Map<String, String> config = new HashMap<>(KafkaParts.COMMON);
        config.put("node.id", String.valueOf(id));
        config.put("process.roles", roles);
        config.put("controller.quorum.voters", controllerId + "@" + controllerAddress);
        config.put("controller.listener.names", CONTROLLER);
        config.put(
                "listener.security.protocol.map",
                Stream.of(CONTROLLER, HARNESS, REPLICATION, LEARNER)
                        .map(listener -> listener + ":PLAINTEXT")
                        .collect(joining(",")));
        config.put("log.dirs", folder);
        return config;
    }
}
