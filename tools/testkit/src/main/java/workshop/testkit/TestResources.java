package workshop.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import workshop.testkit.broker.embedded.EmbeddedCluster;
import workshop.testkit.client.LentClients;
import workshop.testkit.harness.SharedBroker;
import workshop.testkit.wire.Wire;

/** What one test was given, and what has to be cleared away after it. */
final class TestResources {

    private static final AtomicInteger NEXT_TOPIC = new AtomicInteger(new Random().nextInt(0x10000));

    private final SharedBroker shared;
    private final Wire wire;
    private final Cluster cluster; // null where there is one broker
    private final Quota quota;
    private final Map<Class<?>, Function<TopicSpec, Object>> lent = new HashMap<>();
    private final LentClients clients;
    private final Set<Thread> networkThreadsBefore = ClientProbe.networkThreads();

    TestResources(SharedBroker shared, Values values) {
        this.shared = shared;
        this.clients = new LentClients(shared.broker().learnerServers());
        this.wire = shared.proxy().open();
        this.quota = new Quota(shared.clients());
        this.cluster = shared.cluster().map(Cluster::new).orElse(null);
        lent.put(Topic.class, this::newTopic);
        lent.put(Network.class, spec -> new Network(wire));
        lent.put(WireTap.class, spec -> new WireTap(wire));
        lent.put(ClientProbe.class, spec -> new ClientProbe(shared.proxy()));
        lent.put(Quota.class, spec -> quota);
        lent.put(Values.class, spec -> values);
        if (cluster != null) {
            lent.put(Cluster.class, spec -> cluster);
        }
    }

    /** Whether a test may ask for a parameter of this type. */
    boolean has(Class<?> type) {
        return lent.containsKey(type);
    }

    /** A parameter of this type. {@code spec} is what the test says of a topic; null if it says nothing. */
    Object get(Class<?> type, TopicSpec spec) {
        return lent.get(type).apply(spec);
    }

    private Topic newTopic(TopicSpec spec) {
        String name = shared.broker()
                .nameOf(spec == null || spec.name().isEmpty() ? "forest-defense-" + nextSuffix() : spec.name());
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
        Topic topic = new Topic(shared, clients, name, partitions, replicas, config);
        if (cluster != null) {
            cluster.watch(topic);
        }
        wire.watch(topic.name(), topic.id());
        return topic;
    }

    /** The brokers that a topic lies on, its leader first; empty where there is one broker. */
    private List<Integer> replicas(TopicSpec spec) {
        List<Integer> all = shared.cluster().map(EmbeddedCluster::ids).orElse(List.of());
        return spec == null || spec.replicas() == 0 ? all : all.subList(0, spec.replicas());
    }

    /** Four hexadecimal digits that no other topic of this JVM has. */
    private static String nextSuffix() {
        return String.format(Locale.ROOT, "%04x", NEXT_TOPIC.getAndIncrement() & 0xffff);
    }

    /** Ends the faults and closes the test's clients. Returns the network threads that the learner's code left behind. */
    List<String> clear() {
        shared.proxy().close(wire);
        if (cluster != null) {
            cluster.heal();
        }
        quota.liftAll();
        clients.close();
        shared.broker().removeTopics();
        Set<Thread> left = ClientProbe.networkThreads();
        left.removeAll(networkThreadsBefore);
        return left.stream().map(Thread::getName).collect(Collectors.toList());
    }
}
