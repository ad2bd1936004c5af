package workshop.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SummaryIT {

    private static final String LINE = "✘ Step 91 · Sample";
    private static final String BLAME = "your code ended the JVM";

    @TempDir
    private Path folder;

    @Test
    void code_that_ends_the_jvm_is_told_so() throws Exception {
        assertThat(run("@Test void one() { System.exit(0); }")).contains(LINE, BLAME);
        assertThat(summary()).content().contains(BLAME);
    }

    @Test
    void code_that_ends_the_jvm_on_another_thread_is_told_so() throws Exception {
        assertThat(run("""
                @Test void one() throws Exception {
                    new Thread(() -> System.exit(0)).start();
                    new CountDownLatch(1).await();
                }
                """)).contains(LINE, BLAME);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process of Windows cannot be asked to end")
    void whoever_stops_the_tests_by_a_signal_reads_nothing_of_the_learners_code() throws Exception {
        Path waits = folder.resolve("waits");
        Process process = start("""
                @Test void one() throws Exception {
                    java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                    new CountDownLatch(1).await();
                }
                """.formatted(waits));
        Awaitility.await("the test waits").atMost(Duration.ofSeconds(30)).until(() -> Files.exists(waits));
        process.toHandle().destroy(); // the other destroy() closes its output

        assertThat(screen(process)).contains("Lesson 91 · Sample").doesNotContain(LINE, BLAME);
        assertThat(summary()).doesNotExist();
    }

    private String run(String tests) throws IOException {
        return screen(start(tests));
    }

    private Process start(String tests) throws IOException {
        Path file = Files.writeString(folder.resolve("tests"), tests);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dworkshop.lesson=" + Sample.STEP.lesson(),
                        "-Dworkshop.build=" + folder,
                        "-Dworkshop.charset=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SummarizeSample.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String screen(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Path summary() {
        return folder.resolve("workshop-summary.txt");
    }
}
