package workshop.lesson91;

import java.util.concurrent.CountDownLatch;

/** Stands for a learner's method that does not come back until {@code end} lets it. */
public final class Endless {

    public static void waitFor(CountDownLatch end) throws InterruptedException {
        end.await();
    }

    private Endless() {}
}
