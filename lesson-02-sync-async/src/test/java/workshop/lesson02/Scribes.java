package workshop.lesson02;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An executor with two threads, both named {@value #NAME}. */
final class Scribes implements Executor {

    static final String NAME = "scribe";

    private static final int COUNT = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT, work -> new Thread(work, NAME));

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Gives every thread a task that lasts until {@code done}: what comes after waits. */
    void keepBusyUntil(CountDownLatch done) {
        for (int i = 0; i < COUNT; i++) {
            threads.execute(() -> awaitQuietly(done));
        }
    }

    /** Takes no more tasks, and waits for those that it has, 3 seconds at most. */
    void finish() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(3, SECONDS);
    }

    /** Interrupts what is still going on. */
    void dismiss() {
        threads.shutdownNow();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // dismissed
        }
    }
}
