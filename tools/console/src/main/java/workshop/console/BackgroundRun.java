package workshop.console;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import workshop.judge.run.StepResult;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/**
 * Runs the tests of a step on another thread while the session goes on, one run at a time. If the session starts a run
 * before the last one has ended, that one is outdated: its verdict does not count, and the new run waits for its end.
 */
final class BackgroundRun {

    /** What came of a run, and the fingerprint of the files that it took. */
    record Outcome(StepResult result, String fingerprint) {}

    /** So long an outdated run may go on. Dropping it costs the JVM in which it runs. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final Function<Step, Outcome> judging;
    private final Runnable drop;
    private final Executor session;
    private final Consumer<Outcome> judged;
    private int runs; // so far
    private boolean running;
    private Step next; // waits for the end of the run under way; null if that one is not outdated

    /**
     * All methods are to be called on the session's thread.
     *
     * @param judging runs the tests
     * @param drop ends the run under way if it can
     * @param session the session's thread, on which {@code judged} is called with the outcome of each run that counts
     */
    BackgroundRun(Function<Step, Outcome> judging, Runnable drop, Executor session, Consumer<Outcome> judged) {
        this.judging = judging;
        this.drop = drop;
        this.session = session;
        this.judged = judged;
    }

    boolean isRunning() {
        return running;
    }

    /** Runs the step as it stands now, or as it stands when the run under way has ended. */
    void start(Step step) {
        if (running) {
            if (next == null) {
                dropLater(runs);
            }
            next = step;
            return;
        }
        running = true;
        runs++;
        CompletableFuture.supplyAsync(() -> judging.apply(step), BackgroundRun::onThreadOfItsOwn)
                .exceptionally(problem -> notRun(step, problem.getCause()))
                .thenAccept(outcome -> session.execute(() -> ended(outcome)));
    }

    private void ended(Outcome outcome) {
        running = false;
        if (next == null) {
            judged.accept(outcome);
        } else {
            Step wanted = next;
            next = null;
            start(wanted);
        }
    }

    private void dropLater(int run) {
        CompletableFuture.delayedExecutor(PATIENCE_MILLIS, MILLISECONDS, session)
                .execute(() -> {
                    if (run == runs && next != null) {
                        drop.run();
                        dropLater(run);
                    }
                });
    }

    /** The console itself has failed. The learner is told, and the session goes on. */
    private static Outcome notRun(Step step, Throwable problem) {
        Verdict verdict = new Verdict(step, Verdict.State.NOT_RUN, "this is a fault of the console: " + problem);
        return new Outcome(new StepResult(verdict, Duration.ZERO, 0, ""), "none");
    }

    private static void onThreadOfItsOwn(Runnable run) {
        Thread thread = new Thread(run, "console: run");
        thread.setDaemon(true);
        thread.start();
    }
}
