package workshop.testkit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/**
 * The test class of a step, written by a test of the testkit. It is compiled when it is needed: were it among the classes of this module,
 * Surefire would run it, and some samples are there to fail.
 */
final class Sample {

    static final Step STEP = new Step(Step.currentLesson(), 91, "Step91Sample");

    private static final String SOURCE = """
            package workshop.lesson91;

            import java.util.Map;
            import org.junit.jupiter.api.*;
            import workshop.testkit.*;
            import workshop.testkit.report.*;

            %s
            class Step91SampleTest {
            %s
            }
            """;

    /** Runs these tests and returns the verdict on their step. */
    static Verdict verdictOn(Path folder, String annotations, String tests) {
        compile(folder, String.format(SOURCE, annotations, tests));
        Verdicts verdicts = new Verdicts();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(classes, "workshop.lesson91.Step91SampleTest"))
                    .build();
            LauncherConfig nobodyElseListens = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .build();
            LauncherFactory.create(nobodyElseListens).execute(request, verdicts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return verdicts.of(STEP);
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
