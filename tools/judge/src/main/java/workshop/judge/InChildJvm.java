package workshop.judge;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** Has a worker judge, the same one as long as the answers leave it as it was. */
final class InChildJvm implements Judge {

    private final Limits limits;
    private final ReentrantLock judging = new ReentrantLock();
    private volatile WorkerProcess worker; // null before the first step, and after one that spoilt it

    InChildJvm(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Verdict judge(Answers answers, Step step, Stop stop) {
        Optional<Verdict> refused = answers.refuse(step); // for that no JVM has to start
        if (refused.isPresent()) {
            return refused.get();
        }
        judging.lock();
        try {
            worker = worker == null ? WorkerProcess.start(limits) : worker;
            return ask(new Request(answers, step, stop));
        } catch (IOException e) {
            return new Verdict(step, State.NOT_RUN, e.getMessage());
        } finally {
            judging.unlock();
        }
    }

    private Verdict ask(Request request) {
        try {
            Reply reply = worker.ask(request, limits.perStep());
            if (!reply.clean()) {
                killWorker();
            }
            return reply.verdict();
        } catch (SocketTimeoutException e) {
            killWorker();
            return Verdict.timedOut(request.step(), limits.perStep());
        } catch (IOException e) {
            killWorker();
            return Verdict.crashed(request.step());
        }
    }

    private void killWorker() {
        worker.kill();
        worker = null;
    }

    @Override
    public void close() {
        WorkerProcess current = worker;
        if (current == null) {
            return;
        }
        if (judging.tryLock()) {
            try {
                current.end();
                worker = null;
            } finally {
                judging.unlock();
            }
        } else {
            current.kill(); // whoever waits for its verdict hears that it has ended
        }
    }
}
