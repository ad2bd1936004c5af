package workshop.testkit.harness;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.SetupException;

/** A process that starts a broker of the given mode, asks it something through the proxy, and ends. */
final class StartOnce {

    public static void main(String[] args) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", startedBroker()))) {
            admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
        } catch (SetupException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0); // the broker's threads end with the JVM
    }

    private static String startedBroker() {
        return SharedBroker.get(Settings.ofThisJvm(), 1).broker().learnerServers();
    }

    private StartOnce() {}
}
