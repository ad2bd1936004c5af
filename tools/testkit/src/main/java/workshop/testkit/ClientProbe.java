package workshop.testkit;

import static workshop.testkit.Observation.observed;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workshop.testkit.report.LearnerFrame;
import workshop.testkit.wire.Proxy;

/**
 * Watches which producers a call creates and which it leaves behind. A producer shows itself three times: by a JMX registration
 * ({@code kafka.producer:type=app-info,id=…}, see Kafka's {@code AppInfoParser}), by its network thread, and by its connections.
 */
public final class ClientProbe {

    private static final String NETWORK_THREAD = "kafka-producer-network-thread";

    private final List<String> created = new CopyOnWriteArrayList<>();
    private final Proxy proxy;
    private Set<Thread> threadsBefore = Set.of();

    ClientProbe(Proxy proxy) {
        this.proxy = proxy;
    }

    /** Runs the call and counts what it creates. */
    public <T> Call<T> watch(String method, Callable<T> code) {
        MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
        NotificationListener listener = (notification, handback) -> {
            MBeanServerNotification change = (MBeanServerNotification) notification;
            if (change.getType().equals(MBeanServerNotification.REGISTRATION_NOTIFICATION)
                    && isProducer(change.getMBeanName())) {
                created.add(change.getMBeanName().getKeyProperty("id"));
            }
        };
        threadsBefore = networkThreads();
        try {
            jmx.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener, null, null);
            try {
                return Call.call(method, code);
            } finally {
                jmx.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, listener);
            }
        } catch (JMException e) {
            throw new IllegalStateException("JMX does not tell which producers come and go", e);
        }
    }

    /** The same for a method that returns nothing. */
    public Call<Void> watch(String method, Call.Action code) {
        return watch(method, () -> {
            code.run();
            return null;
        });
    }

    /** The client ids of the producers that the watched calls created. */
    public List<String> created() {
        return List.copyOf(created);
    }

    /** What is left of those producers now, in words; empty when all of them were closed. */
    public List<String> leftBehind() {
        List<String> left = new ArrayList<>();
        Set<Thread> threads = networkThreads();
        threads.removeAll(threadsBefore);
        threads.forEach(thread -> left.add("the thread " + thread.getName()));
        for (String clientId : new LinkedHashSet<>(created)) {
            if (registered().contains(clientId)) {
                left.add("the JMX entry of " + clientId);
            }
        }
        if (isConnected()) {
            left.add("a connection to the broker");
        }
        return left;
    }

    /** The other end of a connection learns a moment later that it was closed; this waits for that moment, a second at most. */
    private boolean isConnected() {
        try {
            Awaitility.await("closed connections")
                    .atMost(Duration.ofSeconds(1))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> created.stream().allMatch(clientId -> proxy.connectionsOf(clientId) == 0));
            return false;
        } catch (ConditionTimeoutException e) {
            return true;
        }
    }

    /** Where a producer's network thread is in the learner's code right now; nothing if none is there. */
    public static Observation heldUp() {
        return networkThreads().stream()
                .map(thread -> LearnerFrame.in(thread.getStackTrace()))
                .filter(place -> !place.isEmpty())
                .findFirst()
                .map(place -> observed("the producer's network thread was held up in your code%s", place))
                .orElse(Observation.NONE);
    }

    /** The network threads of the producers that are alive now. */
    static Set<Thread> networkThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().startsWith(NETWORK_THREAD))
                .collect(Collectors.toSet());
    }

    private static Set<String> registered() {
        return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
                .filter(ClientProbe::isProducer)
                .map(name -> name.getKeyProperty("id"))
                .collect(Collectors.toSet());
    }

    private static boolean isProducer(ObjectName name) {
        return name.getDomain().equals("kafka.producer")
                && "app-info".equals(name.getKeyProperty("type"))
                && name.getKeyProperty("id") != null; // registered a second time, as client-id, since 4.4
    }
}
