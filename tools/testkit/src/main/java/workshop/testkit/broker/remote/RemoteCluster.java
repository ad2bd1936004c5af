package workshop.testkit.broker.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import workshop.testkit.broker.Broker;
import workshop.testkit.environment.Settings;
import workshop.testkit.wire.Proxy;
import workshop.testkit.wire.ProxyListener;

/**
 * A cluster that was there before and stays. Learners' clients and the harness reach it through gateways, so that
 * neither needs to know how it is secured, and faults work as with a broker of the workshop's own.
 * What a run creates there, its {@link CreatedTopics}, is deleted.
 *
 * @param namesBegin how all topics' names begin, with digits that keep apart what two runs create
 */
public record RemoteCluster(
        String learnerServers, String harnessServers, String namesBegin, Admin admin, CreatedTopics topics)
        implements Broker {

    private static final int SECONDS_TO_DELETE = 10;

    /** Throws {@link IOException} with a sentence if lessons cannot run on the cluster. */
    public static RemoteCluster start(Settings settings, Proxy proxy) throws IOException {
        if (!settings.kafkaPrefix().matches("[a-zA-Z0-9._-]{1,100}")) {
            throw new IOException("-Dkafka.prefix=" + settings.kafkaPrefix() + " cannot begin the name of a topic:"
                    + " give 1 to 100 letters, digits, dots, underscores or hyphens.");
        }
        AdminClientConfig security = new SecuritySettings(settings).read();
        Refusals refusals =
                new Refusals(settings, security.getString("security.protocol").toUpperCase(Locale.ROOT));
        String server = reachable(settings.kafka(), refusals);
        Gateway harness = new Gateway(security, InetSocketAddress::getPort);
        String harnessServers = Proxy.HOST + ":" + harness.open(server).getPort();
        int limit = Refusals.SECONDS_TO_ANSWER * 1_000;
        Admin admin = Admin.create(Map.of(
                "bootstrap.servers", harnessServers, "request.timeout.ms", limit / 2, "default.api.timeout.ms", limit));
        RemoteCluster cluster = null;
        try {
            ClusterCheck check = new ClusterCheck(admin, harness, refusals);
            CreatedTopics topics = CreatedTopics.open(settings.memory(), check.clusterId());
            String namesBegin = settings.kafkaPrefix() + String.format("%08x-", new Random().nextInt());
            ProxyListener front = proxy.openListener();
            cluster = new RemoteCluster(Proxy.HOST + ":" + front.port(), harnessServers, namesBegin, admin, topics);
            check.deleteAbandoned(topics, settings.kafkaPrefix());
            check.checkPermissions(cluster.nameOf("probe"), topics);
            Gateway learners = new Gateway(security, gateway -> {
                ProxyListener listener = proxy.openListener();
                listener.forwardTo(gateway);
                return listener.port();
            });
            front.forwardTo(learners.open(server));
            return cluster;
        } catch (IOException | RuntimeException e) {
            if (cluster != null) {
                cluster.close();
            }
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    /** The first of the servers that can be reached. Without TLS it has to answer, too. */
    private static String reachable(String servers, Refusals refusals) throws IOException {
        List<String> all = new ArrayList<>(List.of(servers.split(",")));
        Map<String, String> unreachable = Reachability.unreachable(all);
        all.removeAll(unreachable.keySet());
        if (all.isEmpty()) {
            throw refusals.unreachable(unreachable);
        }
        String why = refusals.protocol().endsWith("PLAINTEXT") ? Reachability.whyNoPlaintext(all.get(0)) : "";
        if (!why.isEmpty()) {
            throw refusals.noBroker(why);
        }
        return all.get(0);
    }

    @Override
    public String nameOf(String topic) {
        String name = namesBegin + topic;
        topics.requested(name);
        return name;
    }

    @Override
    public void created(String name, Uuid id) {
        topics.created(name, id);
    }

    @Override
    public void removeTopics() {
        topics.delete(admin);
    }

    @Override
    public void close() {
        try {
            topics.delete(admin).get(SECONDS_TO_DELETE, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // What is left is told.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        topics.close();
        admin.close(Duration.ZERO);
    }
}
