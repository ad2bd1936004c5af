package workshop.judge.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.judge.SampleLesson.RIGHT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is graded is kept, as long as another run would say the same. */
class ResumeIT {

    @TempDir
    private Path folder;

    private SampleClass sample;

    @BeforeEach
    void writeClass() throws IOException {
        sample = SampleClass.in(folder);
    }

    @Test
    void what_has_not_changed_is_kept_and_its_result_is_the_same() throws IOException {
        sample.handsIn("john", "static int ride(int miles) { return 1; }").handsIn("robin", RIGHT);
        sample.graded();
        List<String> rows = sample.rows();

        sample.graded();

        assertThat(sample.rows()).isEqualTo(rows);
        assertThat(sample.screen()).contains("2 of 2 kept");
    }

    @Test
    void an_answer_that_has_changed_is_graded_again() throws IOException {
        sample.handsIn("john", "static int ride(int miles) { return 1; }").handsIn("robin", RIGHT);
        sample.graded();

        sample.handsIn("john", RIGHT).graded();

        assertThat(sample.rows()).containsExactly("john,done,done,2,2,", "robin,done,done,2,2,");
        assertThat(sample.screen()).contains("1 of 1  john", "1 of 2 kept");
    }

    @Test
    void new_tests_grade_everybody_again() throws IOException {
        sample.handsIn("robin", RIGHT).graded();

        sample.lesson().testedBy("@Test void rides() { Assertions.assertEquals(8, Step1Ride.ride(7)); }");
        sample.graded();

        assertThat(sample.rows()).containsExactly("robin,failing,done,1,2,");
    }

    @Test
    void a_result_that_is_none_is_graded_again() throws IOException {
        sample.handsIn("robin", RIGHT).graded();

        Files.writeString(sample.out().resolve("robin.xml"), "<testsuite>");
        sample.graded();

        assertThat(sample.rows()).containsExactly("robin,done,done,2,2,");
        assertThat(sample.screen()).contains("0 of 1 kept");
    }

    @Test
    void a_jvm_that_ended_is_asked_again() throws IOException {
        sample.ridesAfter("tuck", "System.exit(0);").graded();

        sample.graded();

        assertThat(sample.screen()).contains("0 of 1 kept");
    }

    @Test
    void a_run_that_was_stopped_goes_on_where_it_was() throws Exception {
        sample.handsIn("robin", RIGHT).ridesAfter("tuck", "while (miles > 0) { miles = 1; }");
        Process run = run();
        Awaitility.await("robin is graded")
                .atMost(Duration.ofSeconds(120))
                .until(() -> Files.exists(sample.out().resolve("robin.xml")));

        run.destroy();

        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(sample.out().resolve("tuck.xml")).doesNotExist();
        sample.handsIn("tuck", RIGHT).graded();
        assertThat(sample.rows()).containsExactly("robin,done,done,2,2,", "tuck,done,done,2,2,");
        assertThat(sample.screen()).contains("1 of 2 kept");
    }

    private Process run() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                GradeCommand.class.getName()));
        command.addAll(List.of(sample.arguments()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
