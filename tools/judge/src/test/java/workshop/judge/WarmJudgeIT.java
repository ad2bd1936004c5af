package workshop.judge;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static workshop.judge.SampleLesson.RIGHT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.judge.lesson.Limits;
import workshop.judge.run.StepResult;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict.State;

/** Somebody waits for each verdict, so that a spoilt JVM must not cost the start of another. */
class WarmJudgeIT {

    @TempDir
    private Path folder;

    private final WarmJudge judge = new WarmJudge(Settings.ofThisJvm(), new Limits(ofSeconds(120), 64));
    private SampleLesson sample;

    @BeforeEach
    void writeLesson() throws IOException {
        sample = SampleLesson.in(folder);
    }

    @AfterEach
    void end() {
        judge.close();
    }

    @Test
    void the_same_jvm_judges_again_and_its_tests_take_other_values() throws IOException {
        StepResult first = judged(NOTING);
        long firstPid = noted();
        StepResult second = judged(NOTING);

        assertThat(first.verdict().state()).isEqualTo(State.PASSED);
        assertThat(noted()).isEqualTo(firstPid);
        assertThat(second.seed()).isNotEqualTo(first.seed());
    }

    @Test
    void the_jdks_timer_is_no_thread_of_an_answer() throws IOException {
        judged(NOTING);
        long first = noted();

        judged("static int ride(int miles) { return new java.util.concurrent.CompletableFuture<Integer>()"
                + ".completeOnTimeout(miles, 1, java.util.concurrent.TimeUnit.MILLISECONDS).join(); }");
        judged(NOTING);

        assertThat(noted()).isEqualTo(first);
    }

    @Test
    void a_standby_takes_over_when_an_answer_has_ended_the_jvm() throws IOException {
        warmUpStandby();
        long first = noted(); // takes the first step, for there is nobody else yet
        assertThat(judged(RIGHT).verdict().state()).isEqualTo(State.PASSED);
        warmUpStandby();
        long next = noted();

        assertThat(judged("static int ride(int miles) { System.exit(0); return miles; }")
                        .verdict()
                        .state())
                .isEqualTo(State.CRASHED);
        assertThat(judged(NOTING).verdict().state()).isEqualTo(State.PASSED);
        assertThat(noted()).isEqualTo(next).isNotEqualTo(first);
    }

    @Test
    void a_run_that_nobody_waits_for_is_dropped_for_the_standby() throws Exception {
        judged(RIGHT);
        warmUpStandby();
        FutureTask<StepResult> endless =
                new FutureTask<>(() -> judged("static int ride(int miles) { while (true) miles++; }"));
        new Thread(endless).start();

        Awaitility.await("it is dropped").atMost(ofSeconds(120)).until(() -> {
            judge.drop();
            return endless.isDone();
        });
        assertThat(endless.get(1, TimeUnit.SECONDS).verdict().state()).isEqualTo(State.CRASHED);
        assertThat(judged(RIGHT).verdict().state()).isEqualTo(State.PASSED);
    }

    @Test
    void a_verdict_does_not_wait_for_what_its_answer_left_running() throws IOException {
        judged(NOTING);
        long first = noted();
        Path end = folder.resolve("end");

        StepResult left =
                judged("static int ride(int miles) { new Thread(() -> { while (!new java.io.File(java.net.URI.create(\""
                        + end.toUri() + "\")).exists()) Thread.onSpinWait(); }).start(); return miles; }");
        Files.createFile(end);

        assertThat(left.verdict().state()).isEqualTo(State.PASSED);
        judged(NOTING);
        assertThat(noted()).as("the thread ended in time for the next step").isEqualTo(first);
    }

    @Test
    void nothing_is_left_when_it_is_closed() throws IOException {
        warmUpStandby();

        judge.close();

        assertThat(ProcessHandle.of(noted()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private void warmUpStandby() throws IOException {
        Files.deleteIfExists(file());
        sample.answeredBy(NOTING.formatted(note()));
        judge.keepStandby(sample.answers(), step());
        Awaitility.await("the standby has run the tests").atMost(ofSeconds(120)).until(() -> Files.exists(file()));
    }

    /** Notes the id of its process. */
    private static final String NOTING = "static int ride(int miles) throws Exception { %s return miles; }";

    private String note() {
        return "java.nio.file.Files.writeString(java.nio.file.Path.of(java.net.URI.create(\"" + file().toUri()
                + "\")), \"\" + ProcessHandle.current().pid());";
    }

    private Path file() {
        return folder.resolve("noted");
    }

    private long noted() throws IOException {
        return Long.parseLong(Files.readString(file()));
    }

    private Step step() throws IOException {
        return sample.lesson().steps().get(0);
    }

    private StepResult judged(String members) throws IOException {
        sample.answeredBy(members.contains("%s") ? members.formatted(note()) : members);
        return judge.judge(sample.answers(), step());
    }
}
