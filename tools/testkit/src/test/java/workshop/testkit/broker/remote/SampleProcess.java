package workshop.testkit.broker.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that runs tests as a step of its own on a cluster. It remembers its topics in the given folder. */
final class SampleProcess implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;

    private final Process process;
    private final Path printed;

    /** {@code config} is the client's properties file; empty if there is none. */
    static SampleProcess start(Path folder, String servers, String config, String annotation, String tests)
            throws IOException {
        Path own = Files.createTempDirectory(folder, "sample");
        Path source = Files.writeString(own.resolve("tests.txt"), tests);
        Path printed = own.resolve("printed.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dkafka=" + servers,
                        "-Dkafka.config=" + config,
                        "-Djava.io.tmpdir=" + folder,
                        "-Dorg.slf4j.simpleLogger.logFile=" + own.resolve("kafka.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "workshop.testkit.junit.JudgeSample",
                        source.toString(),
                        annotation)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        return new SampleProcess(process, printed);
    }

    private SampleProcess(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /** What it has printed, once it has ended. */
    String printed() throws IOException, InterruptedException {
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("back in time")
                .isTrue();
        return Files.readString(printed).strip();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
