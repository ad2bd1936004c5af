package workshop.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workshop.testkit.broker.BrokerMode;
import workshop.testkit.report.SetupException;

/** Starts the broker of a test before its class is there, for whoever compiles it: both take a second or two, and there are two cores. */
public final class EarlyStart {

    private static final Pattern KAFKA_TEST = Pattern.compile("@KafkaTest(?:\\(brokers = (\\d+)\\))?");

    /** Begins to start what the test with this source will ask for, unless it is there. The test waits for it, and hears of a failure. */
    public static void forTest(String source) {
        Matcher test = KAFKA_TEST.matcher(source);
        if (test.find()) {
            Harness.forgetProblems(); // somebody may have mended them since the last step
            int brokers = test.group(1) == null ? 1 : Integer.parseInt(test.group(1));
            Thread thread = new Thread(() -> start(brokers), "workshop-early-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void start(int brokers) {
        try {
            if (BrokerMode.fromSystemProperty().whyNot(brokers).isEmpty()) {
                Harness.get(brokers);
            }
        } catch (SetupException | IllegalArgumentException e) {
            // The test says so.
        }
    }

    private EarlyStart() {}
}
