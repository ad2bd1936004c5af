package workshop.check;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import workshop.judge.Judge;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Limits;
import workshop.judge.run.Stop;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/** As many child JVMs as are asked at the same time; most answers wait more than they work. */
final class Judges implements AutoCloseable {

    private final BlockingQueue<Judge> idle;

    Judges(int count) {
        idle = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            idle.add(new Judge(Settings.ofThisJvm(), Limits.GENEROUS));
        }
    }

    Verdict judge(Answers answers, Step step, Stop stop) throws InterruptedException {
        Judge judge = idle.take();
        try {
            return judge.judge(answers, step, stop);
        } finally {
            idle.add(judge);
        }
    }

    /** Ends those that are idle, which is all of them when nobody asks any more. */
    @Override
    public void close() {
        idle.forEach(Judge::close);
    }
}
