package workshop.testkit;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import workshop.testkit.environment.Settings;
import workshop.testkit.harness.BrokerMode;
import workshop.testkit.harness.SharedBroker;
import workshop.testkit.junit.ExtensionSettings;
import workshop.testkit.report.NotRunException;

/** Starts the brokers that a class of tests asks for, or says why they can't be had. */
final class BrokerExtension implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Settings settings = ExtensionSettings.of(context);
        int brokers = brokers(context);
        BrokerMode.of(settings).whyNot(brokers).ifPresent(reason -> {
            throw new NotRunException(reason);
        });
        if (Stream.of(context.getRequiredTestClass().getDeclaredMethods())
                .anyMatch(test -> Arrays.asList(test.getParameterTypes()).contains(Cluster.class))) {
            refuseIfLent(settings, "it crashes brokers");
        }
        SharedBroker.get(settings, brokers);
    }

    /** The broker, or the cluster, of this class of tests. */
    static SharedBroker brokerOf(ExtensionContext context) {
        return SharedBroker.get(ExtensionSettings.of(context), brokers(context));
    }

    /** On somebody's cluster this test is not run. {@code what} is what it does. */
    static void refuseIfLent(Settings settings, String what) {
        if (BrokerMode.of(settings).isLent()) {
            throw new NotRunException(
                    what + ", which is for brokers of the workshop's own: to run it, leave -Dkafka out");
        }
    }

    private static int brokers(ExtensionContext context) {
        if (BrokerMode.of(ExtensionSettings.of(context)).isLent()) {
            return 1; // however many there are
        }
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), KafkaTest.class)
                .map(KafkaTest::brokers)
                .orElse(1);
    }
}
