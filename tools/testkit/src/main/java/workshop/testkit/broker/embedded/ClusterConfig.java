package workshop.testkit.broker.embedded;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private static final Map<String, String> FOR_EVERY_NODE = Map.ofEntries(
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("listener.security.protocol.map", protocols()),
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

    /** Everything but the listeners of a broker that keeps its log in this folder. */
    Map<String, String> ofBroker(int id, String folder) {
        Map<String, String> config = ofNode(id, "broker", folder);
        config.put("inter.broker.listener.name", REPLICATION);
        return config;
    }

    Map<String, String> ofController(String folder) {
        Map<String, String> config = ofNode(controllerId, "controller", folder);
        config.put("listeners", CONTROLLER + "://" + controllerAddress);
        return config;
    }

    private Map<String, String> ofNode(int id, String role, String folder) {
        Map<String, String> config = new HashMap<>(KafkaParts.COMMON);
        config.putAll(FOR_EVERY_NODE);
        config.put("node.id", String.valueOf(id));
        config.put("process.roles", role);
        config.put("controller.quorum.voters", controllerId + "@" + controllerAddress);
        config.put("log.dirs", folder);
        return config;
    }

    private static String protocols() {
        return List.of(CONTROLLER, HARNESS, REPLICATION, LEARNER).stream()
                .map(listener -> listener + ":PLAINTEXT")
                .collect(joining(","));
    }
}
