package workshop.testkit.harness;

import workshop.testkit.environment.Settings;
import workshop.testkit.report.SetupException;

/** Starts the brokers of a test before its class is there, for whoever compiles it: both take a second or two, and there are two cores. */
public final class EarlyStart {

    /** Begins to start so many brokers, unless they are there. The test waits for them, and hears of a failure. */
    public static void of(Settings settings, int brokers) {
        SharedBroker.forgetProblems(); // somebody may have mended them since the last step
        Thread thread = new Thread(() -> start(settings, brokers), "workshop-early-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void start(Settings settings, int brokers) {
        try {
            if (BrokerMode.of(settings).whyNot(brokers).isEmpty()) {
                SharedBroker.get(settings, brokers);
            }
        } catch (SetupException | IllegalArgumentException e) {
            // The test says so.
        }
    }

    private EarlyStart() {}
}
