package workshop.testkit.broker;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import workshop.testkit.wire.Proxy;

/** For {@code .ci/soak}: starts a broker, asks it something through the proxy, stops it. */
final class StartOnce {

    public static void main(String[] args) throws Exception {
        try (Proxy proxy = new Proxy();
                Broker broker = BrokerMode.EMBEDDED.start(proxy);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.learnerServers()))) {
            admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
        }
        System.exit(0); // the broker's threads end with the JVM
    }

    private StartOnce() {}
}
