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
 * Runs the tests of a step on a thread of its own while the session goes on, one run at a time. The session's thread starts the runs and is
 * told what came of them. If it starts another run before the first has ended, the verdict of the first counts for nothing.
 */
final class BackgroundRun {

    /**
     * What came of a run.
     *
     * @param fingerprint of the files that it took
     */
    record Outcome(StepResult result, String fingerprint) {}

    /** An outdated run may end by itself so long. After that it costs its worker. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final Function<Step, Outcome> judging;
    private final Runnable drop;
    private final Executor session;
    private final Consumer<Outcome> judged;
    private int runs; // started so far
    private boolean running;
    private Step next; // to be run after the run under way, which is outdated then; otherwise null

    /**
     * A session's runs.
     *
     * @param judging runs the tests
     * @param drop ends the run under way if it can
     * @param session the session's thread
     * @param judged is called there with the outcome of each run that counts
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

    /** Runs the step as it stands: at once, or as soon as the run under way has ended. */
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
