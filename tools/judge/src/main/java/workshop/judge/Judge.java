package workshop.judge;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Limits;
import workshop.judge.run.Request;
import workshop.judge.run.StepResult;
import workshop.judge.run.Stop;
import workshop.judge.worker.WorkerProcess;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * Grades answers with the tests of their lesson, step by step, and says of each step what a learner reads under {@code mvn test}. The answers
 * run in a child JVM, the same one as long as they leave it as it was.
 *
 * <p>A step is compiled alone: its answer, its test, and from the folders of both what those two name. A step that does not compile, hangs
 * or ends its JVM therefore costs that step. What is trusted (the tests, the types that the lesson gives, everything on the class path of
 * this JVM) comes before what is in the answers folder, and of that only Java files of the lesson's package are taken.
 */
public final class Judge implements AutoCloseable {

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

    /** A judge that starts a child JVM when it needs one, and kills it when an answer has spoilt it. */
    public Judge(Settings settings, Limits limits) {
        this(settings, limits, () -> WorkerProcess.start(settings, limits));
    }

    Judge(Settings settings, Limits limits, Workers workers) {
        this.settings = settings;
        this.limits = limits;
        this.workers = workers;
    }

    /**
     * Grades one step.
     *
     * <p>Whatever the answers are or do comes out as the verdict; nothing is thrown. How many tests a step has is read from its test
     * class; one that was skipped is never counted as passed.
     */
    public Verdict judge(Answers answers, Step step, Stop stop) {
        Optional<Verdict> refused = answers.refuse(step); // for that no JVM has to start
        return refused.isPresent()
                ? refused.get()
                : judge(new Request(answers, step, stop, settings.newSeed())).verdict();
    }

    /** Grades all steps of the lesson, in its order. */
    public List<Verdict> judge(Answers answers) {
        return answers.lesson().steps().stream()
                .map(step -> judge(answers, step, Stop.AT_THE_END))
                .toList();
    }

    StepResult judge(Request request) {
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
            return StepResult.withoutTests(request, new Verdict(request.step(), State.NOT_RUN, e.getMessage()));
        } finally {
            judging.unlock();
        }
    }

    private StepResult ask(Request request) {
        try {
            return worker.ask(request, limits.perStep());
        } catch (SocketTimeoutException e) {
            killWorker();
            return StepResult.withoutTests(request, Verdict.timedOut(request.step(), limits.perStep()));
        } catch (IOException e) {
            killWorker();
            return StepResult.withoutTests(request, Verdict.crashed(request.step()));
        }
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

    /** Ends what it has started. Another thread may call it during {@link #judge}, and ends that step so. */
    @Override
    public void close() {
        WorkerProcess current = worker;
        if (current != null) {
            current.end(); // whoever waits for its verdict hears that it has ended
        }
    }
}
