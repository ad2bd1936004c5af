package workshop.judge;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.judge.SampleLesson.RIGHT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Limits;
import workshop.judge.run.Stop;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** What an answer does to its JVM costs it its step, and nobody else anything. */
@Execution(ExecutionMode.CONCURRENT)
class ChildJvmIT {

    private static final Limits ROOMY = new Limits(ofSeconds(120), 64);
    private static final Limits SHORT = new Limits(ofSeconds(5), 64);

    @TempDir
    private Path folder;

    private final Judge judge = new Judge(Settings.ofThisJvm(), ROOMY);
    private SampleLesson sample;

    @BeforeEach
    void writeLesson() throws IOException {
        sample = SampleLesson.in(folder);
        sample.answer("workshop/lesson91/Step2Rest.java", """
                package workshop.lesson91;
                public final class Step2Rest { static void rest() {} }
                """);
    }

    @AfterEach
    void end() {
        judge.close();
    }

    @Test
    void a_right_answer_passes() throws IOException {
        assertThat(statesWith(RIGHT)).containsExactly(State.PASSED, State.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static int ride(int miles) { System.exit(0); return miles; }",
                "static { Runtime.getRuntime().halt(0); } static int ride(int miles) { return miles; }",
                "static int ride(int miles) { var all = new java.util.ArrayList<long[]>(); while (true) all.add(new long[1 << 20]); }"
            })
    void an_answer_that_ends_its_jvm_costs_its_step(String answer) throws IOException {
        assertThat(statesWith(answer)).containsExactly(State.CRASHED, State.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static int ride(int miles) { while (true) miles++; }",
                "static int ride(int miles) { while (true) try { Thread.sleep(1000); } catch (InterruptedException e) {} }"
            })
    void an_answer_without_an_end_is_stopped_at_the_limit(String answer) throws IOException {
        Verdict verdict = firstWithin(SHORT, answer);

        assertThat(verdict.state()).isEqualTo(State.TIMED_OUT);
        assertThat(verdict.text().youDid()).contains("kept its tests busy for 5 s and was stopped");
    }

    @Test
    void threads_that_outlive_their_step_do_not_meet_the_next_one() throws IOException {
        assertThat(statesWith("""
                static int ride(int miles) {
                    new Thread(() -> {
                        long end = System.nanoTime() + 500_000_000L;
                        while (System.nanoTime() < end) Thread.onSpinWait();
                        while (true) try { Thread.sleep(3_000); System.exit(1); } catch (InterruptedException e) {}
                    }).start();
                    return miles;
                }
                """)).containsExactly(State.PASSED, State.PASSED);
    }

    @Test
    void a_flood_past_system_out_is_nobodys_problem() throws IOException {
        assertThat(statesWith("""
                static int ride(int miles) {
                    var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
                    try {
                        for (int i = 0; i < 100; i++) out.write(new byte[1 << 20]);
                    } catch (java.io.IOException e) { throw new IllegalStateException(e); }
                    return miles;
                }
                """)).containsExactly(State.PASSED, State.PASSED);
    }

    @Test
    void what_an_answer_prints_is_no_evidence() throws IOException {
        assertThat(statesWith("""
                static int ride(int miles) {
                    System.out.println("PASSED Tests run: 3, Failures: 0");
                    return 0;
                }
                """)).containsExactly(State.FAILED, State.PASSED);
    }

    @Test
    void a_judge_can_be_closed_in_the_middle_and_takes_all_programs_of_the_answer_with_it() throws Exception {
        Path noted = folder.resolve("noted");
        FutureTask<List<State>> states =
                new FutureTask<>(() -> statesWith("""
                static int ride(int miles) throws Exception {
                    Process program = new ProcessBuilder("sleep", "600").start();
                    %s
                    while (true) Thread.sleep(1_000);
                }
                """.formatted(note("program.pid()", noted))));
        new Thread(states).start();
        Awaitility.await("the answer runs").atMost(ofSeconds(120)).until(() -> Files.exists(noted));

        judge.close();

        assertThat(states.get(120, TimeUnit.SECONDS)).first().isEqualTo(State.CRASHED);
        assertThat(isAlive(noted)).isFalse();
    }

    @Test
    void an_answer_that_deletes_files_works_in_a_folder_of_its_own() throws IOException {
        assertThat(statesWith("""
                static int ride(int miles) throws Exception {
                    try (var files = java.nio.file.Files.walk(java.nio.file.Path.of(""))) {
                        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                    }
                    return miles;
                }
                """)).containsExactly(State.PASSED, State.PASSED);
    }

    @Test
    void nothing_is_left_when_the_judge_is_closed() throws IOException {
        Path noted = folder.resolve("noted");
        statesWith("static int ride(int miles) throws Exception { " + note("ProcessHandle.current().pid()", noted)
                + " return miles; }");

        judge.close();

        assertThat(isAlive(noted)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.exit(0);", "Thread.sleep(1_000); Runtime.getRuntime().halt(0);"})
    void a_child_of_an_answer_does_not_outlive_its_jvm(String end) throws IOException {
        Path noted = folder.resolve("noted");

        assertThat(statesWith("static int ride(int miles) throws Exception { "
                        + "Process child = new ProcessBuilder(System.getProperty(\"java.home\") + \"/bin/java\", \"-cp\", "
                        + "System.getProperty(\"java.class.path\"), \"" + Sleeper.class.getName() + "\").start(); "
                        + note("child.pid()", noted) + end + " return miles; }"))
                .containsExactly(State.CRASHED, State.PASSED);
        assertThat(isAlive(noted)).isFalse();
    }

    @Test
    void nothing_is_left_when_the_process_of_the_judge_is_killed() throws Exception {
        Path noted = folder.resolve("noted");
        sample.answeredBy("static int ride(int miles) throws Exception { "
                + note("ProcessHandle.current().pid()", noted) + " while (true) Thread.sleep(1_000); }");
        Process process = JudgeAlone.start(sample);
        Awaitility.await("the answer runs").atMost(ofSeconds(120)).until(() -> Files.exists(noted));

        process.destroyForcibly();

        Awaitility.await("the worker ends").atMost(ofSeconds(120)).until(() -> !isAlive(noted));
    }

    /** Java code that notes the id of a process in a file. */
    private static String note(String pid, Path file) {
        return "java.nio.file.Files.writeString(java.nio.file.Path.of(java.net.URI.create(\"" + file.toUri()
                + "\")), \"\" + " + pid + ");";
    }

    private static boolean isAlive(Path noted) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(noted)))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    private Verdict firstWithin(Limits limits, String members) throws IOException {
        sample.answeredBy(members);
        try (Judge impatient = new Judge(Settings.ofThisJvm(), limits)) {
            Answers answers = sample.answers();
            return impatient.judge(answers, answers.lesson().steps().get(0), Stop.AT_THE_END);
        }
    }

    private List<State> statesWith(String members) throws IOException {
        sample.answeredBy(members);
        return judge.judge(sample.answers()).stream().map(Verdict::state).toList();
    }
}
