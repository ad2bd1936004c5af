package workshop.judge;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** Has a worker judge, the same one as long as the answers leave it as it was. */
final class ChildProcessJudge implements Judge {

    /** Where the next worker comes from. */
    interface Workers {
        /** Throws {@link IOException} with a sentence if there can be none. */
        WorkerProcess next() throws IOException;
    }

    private final Settings settings;
    private final Limits limits;
    private final Workers workers;
    private final ReentrantLock judging = new ReentrantLock();
    private volatile WorkerProcess worker; // null before the first step, and after one that spoilt it

    ChildProcessJudge(Settings settings, Limits limits, Workers workers) {
        this.settings = settings;
        this.limits = limits;
        this.workers = workers;
    }

    @Override
    public Verdict judge(Answers answers, Step step, Stop stop) {
        Optional<Verdict> refused = answers.refuse(step); // for that no JVM has to start
        return refused.isPresent()
                ? refused.get()
                : run(new Request(answers, step, stop, settings.newSeed())).verdict();
    }

    StepResult run(Request request) {
        judging.lock();
        try {
            if (worker != null && !worker.isReady()) {
                killWorker();
            }
            if (worker == null) {
                worker = workers.next();
            }
            return ask(request);
        } catch (IOException e) {
            return judged(request, new Verdict(request.step(), State.NOT_RUN, e.getMessage()));
        } finally {
            judging.unlock();
        }
    }

    private StepResult ask(Request request) {
        try {
            Reply reply = worker.ask(request, limits.perStep());
            return new StepResult(reply.verdict(), reply.tests(), request.seed(), reply.printed());
        } catch (SocketTimeoutException e) {
            killWorker();
            return judged(request, Verdict.timedOut(request.step(), limits.perStep()));
        } catch (IOException e) {
            killWorker();
            return judged(request, Verdict.crashed(request.step()));
        }
    }

    private static StepResult judged(Request request, Verdict verdict) {
        return new StepResult(verdict, Duration.ZERO, request.seed(), "");
    }

    /** Ends the worker if it is judging. Whoever waits for its verdict gets one that means nothing. */
    void drop() {
        WorkerProcess current = worker;
        if (current != null && judging.isLocked()) {
            current.kill();
        }
    }

    private void killWorker() {
        worker.kill();
        worker = null;
    }

    @Override
    public void close() {
        WorkerProcess current = worker;
        if (current != null) {
            current.end(); // whoever waits for its verdict hears that it has ended
        }
    }
}
