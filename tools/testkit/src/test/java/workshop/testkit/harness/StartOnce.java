package workshop.testkit.harness;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import workshop.testkit.broker.Broker;
import workshop.testkit.environment.Settings;
import workshop.testkit.wire.Proxy;

/** A process that starts a broker of the given mode, asks it something through the proxy, and ends. */
final class StartOnce {

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.ofThisJvm();
        try (Proxy proxy = new Proxy();
                Broker broker = BrokerMode.of(settings).start(settings, proxy);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.learnerServers()))) {
            admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
        } catch (IOException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0); // the broker's threads end with the JVM
    }

    private StartOnce() {}
}
