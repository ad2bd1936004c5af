package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import workshop.console.BackgroundRun.Outcome;
import workshop.judge.run.StepResult;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

class BackgroundRunIT {

    private static final Step FIRST = new Step("lesson-01-basic-send", 1, "Step1Ride");
    private static final Step SECOND = new Step("lesson-01-basic-send", 2, "Step2Shoot");

    private final BlockingQueue<Runnable> session = new LinkedBlockingQueue<>();
    private final List<Verdict> told = new ArrayList<>();
    private final CountDownLatch dropped = new CountDownLatch(1);

    @Test
    void an_error_of_the_console_itself_ends_the_run_and_is_told() throws Exception {
        BackgroundRun run = runs(step -> {
            throw new NoClassDefFoundError("workshop/Gone");
        });
        run.start(FIRST);
        session.poll(10, TimeUnit.SECONDS).run();

        assertThat(run.isRunning()).isFalse();
        assertThat(told).singleElement().satisfies(verdict -> {
            assertThat(verdict.state()).isEqualTo(State.NOT_RUN);
            assertThat(verdict.text().why()).contains("java.lang.NoClassDefFoundError: workshop/Gone");
        });
    }

    @Test
    void a_run_that_is_outdated_is_dropped_after_a_while_and_only_the_last_one_counts() throws Exception {
        BackgroundRun run = runs(step -> {
            if (step.equals(FIRST)) {
                await(dropped);
            }
            return new Outcome(new StepResult(new Verdict(step, State.PASSED, ""), Duration.ZERO, 0, ""), "");
        });
        run.start(FIRST);
        run.start(FIRST);
        run.start(SECOND);
        while (run.isRunning()) {
            session.poll(10, TimeUnit.SECONDS).run();
        }

        assertThat(dropped.getCount()).isZero();
        assertThat(told).extracting(Verdict::step).containsExactly(SECOND);
    }

    private BackgroundRun runs(Function<Step, Outcome> judging) {
        return new BackgroundRun(
                judging,
                dropped::countDown,
                session::add,
                outcome -> told.add(outcome.result().verdict()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
