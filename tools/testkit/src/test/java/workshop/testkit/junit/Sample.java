package workshop.testkit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/**
 * The test class of a step, written by a test of the testkit. It is compiled when it is needed: were it among the
 * classes of this module, Surefire would run it, and some samples are there to fail.
 */
public final class Sample {

    static final Step STEP = new Step("lesson-91-sample", 91, "Step91Sample");

    /** Of the random values of every run. */
    public static final long SEED = 91;

    private static final String SOURCE = """
            package workshop.lesson91;

            import java.util.Map;
            import java.util.concurrent.CountDownLatch;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.Timeout.ThreadMode;
            import workshop.testkit.*;
            import workshop.testkit.report.*;

            %s
            class Step91SampleTest {
            %s
            }
            """;

    /**
     * What came of the tests.
     *
     * @param thrown what JUnit says that they have thrown, in their order
     * @param skipped why others were not run
     */
    public record Outcome(Verdict verdict, List<Throwable> thrown, List<String> skipped) {}

    /** Runs these tests and returns the verdict on their step. */
    static Verdict verdictOn(Path folder, String annotations, String tests) {
        return run(folder, annotations, tests).verdict();
    }

    /** Runs these tests, with more listeners if there are some. */
    public static Outcome run(Path folder, String annotations, String tests, TestExecutionListener... more) {
        compile(folder, String.format(SOURCE, annotations, tests));
        Verdicts verdicts = new Verdicts(STEP.lesson());
        List<Throwable> thrown = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        TestExecutionListener listener = new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                result.getThrowable().ifPresent(thrown::add);
            }

            @Override
            public void executionSkipped(TestIdentifier identifier, String reason) {
                skipped.add(reason);
            }
        };
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(classes, "workshop.lesson91.Step91SampleTest"))
                    .configurationParameters(Settings.run(STEP.lesson(), SEED))
                    .build();
            LauncherConfig nobodyElseListens = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .build();
            Launcher launcher = LauncherFactory.create(nobodyElseListens);
            launcher.registerTestExecutionListeners(verdicts, listener);
            launcher.execute(request, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Outcome(verdicts.of(STEP), thrown, skipped);
    }

    private static void compile(Path folder, String source) {
        Path file = folder.resolve("Step91SampleTest.java");
        try {
            Files.writeString(file, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        if (status != 0) {
            throw new IllegalArgumentException("This does not compile:\n" + source);
        }
    }

    private Sample() {}
}
