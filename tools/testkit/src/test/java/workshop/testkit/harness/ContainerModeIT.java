package workshop.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;

/** What needs no engine; with one, {@code .ci/run} grades a lesson in a container. */
@KafkaTest
class ContainerModeIT {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration START_OF_A_JVM_ON_A_BUSY_MACHINE = Duration.ofSeconds(15);

    /** A process that was to start a broker in a container: what it printed, and how it ended. */
    private record Outcome(String printed, int exitCode) {}

    @Test
    void without_an_engine_it_says_so(@TempDir Path folder) throws Exception {
        String nowhere = "unix://" + folder.resolve("nobody.sock");

        assertThat(start(folder, nowhere))
                .isEqualTo(new Outcome(
                        "-Dkafka=container: no Docker engine at DOCKER_HOST=" + nowhere
                                + " was found: start Docker or correct DOCKER_HOST, or leave -Dkafka out, for the embedded broker needs none.",
                        1));
    }

    @Test
    void a_port_nobody_listens_at_is_no_engine(@TempDir Path folder) throws Exception {
        ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        closed.close();

        Outcome outcome = start(folder, "tcp://127.0.0.1:" + closed.getLocalPort());

        assertThat(outcome.printed()).contains("was found: start Docker").doesNotContain("\n");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void an_engine_that_takes_connections_and_never_answers_is_given_up(@TempDir Path folder) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Outcome outcome = start(folder, "tcp://127.0.0.1:" + silent.getLocalPort());

            assertThat(outcome.printed())
                    .contains("did not answer within 10 s: start Docker")
                    .doesNotContain("\n");
            assertThat(outcome.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void the_embedded_broker_loads_no_class_of_testcontainers(Topic topic) throws Exception {
        assertThat(topic.records()).isEmpty();

        Object loaded = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmClassHierarchy",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});

        assertThat((String) loaded)
                .contains("workshop.testkit.broker.embedded.EmbeddedCluster")
                .doesNotContain("org.testcontainers", "com.github.dockerjava");
    }

    private static Outcome start(Path folder, String dockerHost) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dkafka=container",
                "-Dorg.slf4j.simpleLogger.logFile=" + folder.resolve("kafka.log"),
                "-cp",
                System.getProperty("java.class.path"),
                StartOnce.class.getName()));
        File printed = folder.resolve("printed.txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed);
        builder.environment().put("DOCKER_HOST", dockerHost);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(
                            LIMIT.plus(START_OF_A_JVM_ON_A_BUSY_MACHINE).toSeconds(), TimeUnit.SECONDS))
                    .as("back in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(Files.readString(printed.toPath()).strip(), process.exitValue());
    }
}
