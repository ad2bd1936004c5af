package workshop.judge.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.internals.KafkaThread;
import workshop.testkit.broker.BrokerThreads;

/** Threads that an answer started and that outlive its tests. */
final class LeftoverThreads {

    private static final long PATIENCE_MILLIS = 2_000;

    /** Interrupts what is left of the tests that ran in {@code threads}, and returns whether all of it has ended soon after. */
    static boolean endIn(ThreadGroup threads, String packageName) throws InterruptedException {
        Set<Thread> left = find(threads, packageName);
        left.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        for (Thread thread : left) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        }
        return find(threads, packageName).isEmpty();
    }

    private static Set<Thread> find(ThreadGroup threads, String packageName) {
        Set<Thread> left = new LinkedHashSet<>(aliveIn(threads));
        // A pool's thread belongs to nobody, and that of a producer which was left open idles: unless the answer keeps
        // them busy.
        left.removeIf(thread -> thread instanceof ForkJoinWorkerThread
                || thread instanceof KafkaThread
                || BrokerThreads.include(thread));
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (Arrays.stream(thread.getValue())
                    .anyMatch(frame -> frame.getClassName().startsWith(packageName + "."))) {
                left.add(thread.getKey());
            }
        }
        return left;
    }

    private static List<Thread> aliveIn(ThreadGroup threads) {
        Thread[] alive = new Thread[threads.activeCount() * 2 + 16];
        int count = threads.enumerate(alive);
        return new ArrayList<>(Arrays.asList(alive).subList(0, count));
    }

    private LeftoverThreads() {}
}
