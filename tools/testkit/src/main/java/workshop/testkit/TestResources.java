package workshop.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import workshop.testkit.broker.EmbeddedCluster;
import workshop.testkit.wire.Wire;

/** What one test was given, and what has to be cleared away after it. */
final class TestResources {

    private static final Map<Class<?>, BiFunction<TestResources, TopicSpec, Object>> PARAMETERS = Map.of(
            Topic.class, TestResources::newTopic,
            Network.class, (resources, spec) -> new Network(resources.wire),
            WireTap.class, (resources, spec) -> new WireTap(resources.wire),
            ClientProbe.class, (resources, spec) -> new ClientProbe(resources.harness),
            Quota.class, (resources, spec) -> resources.quota,
            Values.class, (resources, spec) -> resources.values,
            Cluster.class, (resources, spec) -> resources.cluster);

    private static final AtomicInteger NEXT_TOPIC = new AtomicInteger(new Random().nextInt(0x10000));

    private final Harness harness;
    private final Wire wire;
    private final Values values;
    private final Cluster cluster; // null where there is one broker
    private final Quota quota;
    private final List<AutoCloseable> clients = new ArrayList<>();
    private final Set<Thread> networkThreadsBefore = ClientProbe.networkThreads();

    TestResources(Harness harness, String testName) {
        this.harness = harness;
        this.wire = harness.proxy().open();
        this.quota = new Quota(harness);
        this.values = new Values(testName);
        this.cluster = harness.cluster().map(Cluster::new).orElse(null);
    }

    /** Whether a test may ask for a parameter of this type, where there are so many brokers. */
    static boolean knows(Class<?> type, int brokers) {
        return PARAMETERS.containsKey(type) && (type != Cluster.class || brokers > 1);
    }

    Object parameter(Class<?> type, TopicSpec spec) {
        return PARAMETERS.get(type).apply(this, spec);
    }

    private Topic newTopic(TopicSpec spec) {
        String name =
                harness.nameOf(spec == null || spec.name().isEmpty() ? "forest-defense-" + nextSuffix() : spec.name());
        int partitions = spec == null ? 1 : spec.partitions();
        List<Integer> replicas = replicas(spec);
        Map<String, String> config = new HashMap<>();
        if (spec != null && spec.compacted()) {
            config.put("cleanup.policy", "compact");
        }
        if (!replicas.isEmpty()) {
            config.put("min.insync.replicas", "2");
        }
        if (spec != null && spec.maxMessageBytes() > 0) {
            config.put("max.message.bytes", String.valueOf(spec.maxMessageBytes()));
        }
        Topic topic = new Topic(harness, this, name, partitions, replicas, config);
        if (cluster != null) {
            cluster.watch(topic);
        }
        wire.watch(topic.name(), topic.id());
        return topic;
    }

    /** The brokers that a topic lies on, its leader first; empty where there is one broker. */
    private List<Integer> replicas(TopicSpec spec) {
        List<Integer> all = harness.cluster().map(EmbeddedCluster::ids).orElse(List.of());
        return spec == null || spec.replicas() == 0 ? all : all.subList(0, spec.replicas());
    }

    /** Four hexadecimal digits that no other topic of this JVM has. */
    private static String nextSuffix() {
        return String.format(Locale.ROOT, "%04x", NEXT_TOPIC.getAndIncrement() & 0xffff);
    }

    synchronized void closeLater(AutoCloseable client) {
        clients.add(client);
    }

    /** Ends the faults and closes the test's clients. Returns the network threads that the learner's code left behind. */
    synchronized List<String> clear() {
        harness.proxy().close(wire);
        if (cluster != null) {
            cluster.heal();
        }
        quota.liftAll();
        for (AutoCloseable client : clients) {
            try {
                client.close();
            } catch (Exception e) {
                // Closed by force, or in use by code that hangs: what the test wanted to know of it, it knows by now.
            }
        }
        harness.removeTopics();
        Set<Thread> left = ClientProbe.networkThreads();
        left.removeAll(networkThreadsBefore);
        return left.stream().map(Thread::getName).collect(Collectors.toList());
    }
}
