package workshop.judge;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Limits;
import workshop.judge.run.Request;
import workshop.judge.run.StepResult;
import workshop.judge.run.Stop;
import workshop.judge.worker.WorkerProcess;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Step;

/**
 * Grades one step after another, for somebody who waits for each. The child JVM that does it keeps its broker, its compiler and its classes,
 * and if {@link #keepStandby} was called, a second one stands by to take over when an answer has spoilt the first.
 */
public final class WarmJudge implements AutoCloseable {

    private static final int END_SECONDS = 10;

    private final Settings settings;
    private final Limits limits;
    private final Judge judge;
    private final ExecutorService warming = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "judge: standby");
        thread.setDaemon(true);
        return thread;
    });
    private Future<WorkerProcess> standby; // null if none was asked for since the last one was taken
    private WorkerProcess newest; // null before the first
    private boolean closed;

    public WarmJudge(Settings settings, Limits limits) {
        this.settings = settings;
        this.limits = limits;
        this.judge = new Judge(settings, limits, this::next);
    }

    /** Grades one step with all its tests. What the answers are or do comes out as the verdict; nothing is thrown. */
    public StepResult judge(Answers answers, Step step) {
        return judge.judge(new Request(answers, step, Stop.AT_THE_END, settings.newSeed()));
    }

    /** Ends the run under way, whose verdict then means nothing, if there is one and a standby is ready to do the next. */
    public synchronized void drop() {
        if (standby != null && standby.isDone()) {
            judge.drop();
        }
    }

    /** Starts a standby unless there is one, and warms it up with this step, up to its first failure. Returns at once. */
    public synchronized void keepStandby(Answers answers, Step step) {
        if (standby == null && !closed) {
            Request request = new Request(answers, step, Stop.AT_FIRST_FAILURE, settings.newSeed());
            standby = warming.submit(() -> warm(request));
        }
    }

    private WorkerProcess warm(Request request) throws IOException {
        WorkerProcess worker = unlessClosed(WorkerProcess.start(settings, limits));
        try {
            worker.ask(request, limits.perStep());
            return worker;
        } catch (IOException e) {
            worker.kill();
            throw e;
        }
    }

    private synchronized WorkerProcess unlessClosed(WorkerProcess worker) throws IOException {
        newest = worker;
        if (closed) {
            worker.kill();
            throw new IOException("The judge is closed.");
        }
        return worker;
    }

    private WorkerProcess next() throws IOException {
        Future<WorkerProcess> ready;
        synchronized (this) {
            ready = standby;
            standby = null;
        }
        try {
            if (ready != null) {
                WorkerProcess worker = ready.get();
                if (worker.isReady()) {
                    return unlessClosed(worker);
                }
                worker.kill();
            }
        } catch (ExecutionException e) {
            // It ended while it was warmed up. One that is cold will do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The judge was interrupted.", e);
        }
        return unlessClosed(WorkerProcess.start(settings, limits));
    }

    @Override
    public void close() {
        WorkerProcess last;
        synchronized (this) {
            closed = true;
            last = newest; // the standby, or one that has ended
        }
        judge.close();
        if (last != null) {
            last.end();
        }
        warming.shutdown();
        try {
            warming.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
