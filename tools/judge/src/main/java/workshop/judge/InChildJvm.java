package workshop.judge;

import java.io.IOException;
import java.net.SocketTimeoutException;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** Has a worker judge, the same one as long as the answers leave it as it was. */
final class InChildJvm implements Judge {

    private final Limits limits;
    private WorkerProcess worker; // null before the first step, and after one that spoilt it

    InChildJvm(Limits limits) {
        this.limits = limits;
    }

    @Override
    public synchronized Verdict judge(Answers answers, Step step, Stop stop) {
        try {
            worker = worker == null ? WorkerProcess.start(limits) : worker;
        } catch (IOException e) {
            return new Verdict(step, State.NOT_RUN, e.getMessage());
        }
        try {
            Reply reply = worker.ask(new Request(answers, step, stop), limits.perStep());
            if (!reply.clean()) {
                killWorker();
            }
            return reply.verdict();
        } catch (SocketTimeoutException e) {
            killWorker();
            return Verdict.timedOut(step, limits.perStep());
        } catch (IOException e) {
            killWorker();
            return Verdict.crashed(step);
        }
    }

    private void killWorker() {
        worker.kill();
        worker = null;
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.end();
            worker = null;
        }
    }
}
