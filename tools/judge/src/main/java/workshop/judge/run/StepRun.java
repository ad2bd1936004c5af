package workshop.judge.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import workshop.testkit.environment.Settings;
import workshop.testkit.junit.Summary;
import workshop.testkit.junit.Verdicts;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/** Runs the tests of one compiled step through the JUnit Platform, which takes no engine, listener or setting from the answers. */
public final class StepRun {

    private static final LauncherConfig NOTHING_FOUND_BY_ITSELF = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();

    private static final Map<String, String> SETTINGS_OF_THE_TESTKIT = settings();

    /** Runs them on this thread. */
    static Verdict run(ClassLoader classes, Request request) {
        Step step = request.step();
        LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
                .enableImplicitConfigurationParameters(false)
                .configurationParameters(SETTINGS_OF_THE_TESTKIT)
                .configurationParameters(Settings.run(step.lesson(), request.seed()))
                .selectors(selectClass(classes, Step.packageOf(step.lesson()) + "." + step.testClass()))
                .build();
        Verdicts verdicts = new Verdicts(step.lesson());
        CancellationToken token = CancellationToken.create();
        TestExecutionListener stopping = new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                if (request.stop() == Stop.AT_FIRST_FAILURE
                        && result.getStatus() == TestExecutionResult.Status.FAILED) {
                    token.cancel();
                }
            }
        };
        LauncherFactory.create(NOTHING_FOUND_BY_ITSELF)
                .execute(LauncherExecutionRequestBuilder.request(tests)
                        .listeners(verdicts, stopping)
                        .cancellationToken(token)
                        .build());
        return verdicts.of(step);
    }

    /** Runs an experiment, which tells on the screen what it does and why it ended early. Returns whether it came to its end. */
    public static boolean watch(Class<?> experiment) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameters(SETTINGS_OF_THE_TESTKIT)
                .selectors(selectClass(experiment))
                .build();
        SummaryGeneratingListener counting = new SummaryGeneratingListener();
        LauncherFactory.create(NOTHING_FOUND_BY_ITSELF)
                .execute(LauncherExecutionRequestBuilder.request(request)
                        .listeners(new Summary(), counting)
                        .build());
        return counting.getSummary().getTotalFailureCount() == 0;
    }

    private static Map<String, String> settings() {
        Properties properties = new Properties();
        try (InputStream file = Verdicts.class.getResourceAsStream("/junit-platform.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private StepRun() {}
}
