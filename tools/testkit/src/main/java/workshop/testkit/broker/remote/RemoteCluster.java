package workshop.testkit.broker.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import workshop.testkit.broker.Broker;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Screen;
import workshop.testkit.wire.Proxy;
import workshop.testkit.wire.ProxyListener;

/**
 * A cluster that was there before and stays. Learners' clients and the harness reach it through gateways, so that neither needs to know how
 * it is secured, and faults work as with a broker of the workshop's own. Its topics are called as {@link TopicNames} says, and are removed.
 */
public final class RemoteCluster implements Broker {

    private static final Duration TO_REMOVE = Duration.ofSeconds(10);

    private final Admin admin;
    private final TopicNames names;
    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final String learnerServers;
    private final String harnessServers;

    public static RemoteCluster start(Settings settings, Proxy proxy) throws IOException {
        String servers = settings.kafka();
        TopicNames.prefix(settings);
        var security = SecuritySettings.read(settings);
        String reachable = ReachabilityProbe.firstOf(servers);
        String protocol = String.valueOf(security.getOrDefault("security.protocol", "PLAINTEXT"));
        if (protocol.toUpperCase(Locale.ROOT).endsWith("PLAINTEXT")) {
            ApiVersionsProbe.exchange(reachable, protocol);
        }
        AuthorizationCheck admission = new AuthorizationCheck(settings, security);
        TopicNames names = TopicNames.choose(settings);
        try {
            admission.check(names);
        } catch (IOException | RuntimeException e) {
            admission.admin().close(Duration.ZERO);
            if (!admission.hasLeftTopic()) {
                names.forget();
            }
            throw e;
        }
        removeAbandoned(admission, settings);
        return new RemoteCluster(proxy, reachable, admission, names);
    }

    private RemoteCluster(Proxy proxy, String server, AuthorizationCheck admission, TopicNames names)
            throws IOException {
        this.admin = admission.admin();
        this.names = names;
        AdminClientConfig security = new AdminClientConfig(admission.config());
        Gateway learners = new Gateway(security, uplink -> {
            ProxyListener door = proxy.openListener();
            door.forwardTo(uplink);
            return door.port();
        });
        Gateway harness = new Gateway(security, InetSocketAddress::getPort);
        proxy.forwardTo(learners.open(ReachabilityProbe.hostOf(server), ReachabilityProbe.portOf(server)));
        learnerServers = Proxy.HOST + ":" + proxy.port();
        harnessServers = Proxy.HOST + ":"
                + harness.open(ReachabilityProbe.hostOf(server), ReachabilityProbe.portOf(server))
                        .getPort();
    }

    /** Removes what processes that were killed have left on this cluster, and says so. */
    private static void removeAbandoned(AuthorizationCheck admission, Settings settings) throws IOException {
        for (TopicNames dead : TopicNames.abandoned(settings)) {
            List<String> left = admission.ask(admission.admin().listTopics().names()).stream()
                    .filter(dead::include)
                    .sorted()
                    .toList();
            try {
                admission.ask(admission.admin().deleteTopics(left).all());
                dead.forget();
                if (!left.isEmpty()) {
                    Screen.print("  removed the topics that an earlier run left behind: " + String.join(", ", left));
                }
            } catch (IOException e) {
                Screen.print("  an earlier run left these topics behind: " + String.join(", ", left));
            }
        }
    }

    @Override
    public String learnerServers() {
        return learnerServers;
    }

    @Override
    public String harnessServers() {
        return harnessServers;
    }

    @Override
    public String nameOf(String topic) {
        String name = names.of(topic);
        topics.add(name);
        return name;
    }

    @Override
    public void removeTopics() {
        remove();
    }

    @Override
    public void close() {
        try {
            remove().get(TO_REMOVE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Told below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (topics.isEmpty()) {
            names.forget();
        } else {
            Screen.print("  left on the cluster until the next start: " + String.join(", ", topics));
        }
        admin.close(Duration.ZERO);
    }

    /** Asks for the removal of all topics that are not known to be gone. */
    private KafkaFuture<Void> remove() {
        List<KafkaFuture<Void>> answers = new ArrayList<>();
        admin.deleteTopics(List.copyOf(topics))
                .topicNameValues()
                .forEach((name, answer) -> answers.add(answer.whenComplete((nothing, refusal) -> {
                    if (refusal == null || refusal instanceof UnknownTopicOrPartitionException) {
                        topics.remove(name);
                    }
                })));
        return KafkaFuture.allOf(answers.toArray(KafkaFuture[]::new));
    }
}
