package workshop.lesson04;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Several threads that begin at the same moment. */
final class Threads {

    /** Work of one thread. */
    @FunctionalInterface
    interface Work {
        void run(int thread) throws Exception;
    }

    /** Returns at once; the future ends with the last thread, and fails if one of them failed. */
    static Future<?> start(int count, Work work) {
        ExecutorService pool = Executors.newFixedThreadPool(count);
        CyclicBarrier barrier = new CyclicBarrier(count);
        List<CompletableFuture<Void>> threads = IntStream.range(0, count)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> run(work, thread, barrier), pool))
                .toList();
        pool.shutdown();
        return CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new));
    }

    /** Waits for the last of them. */
    static void run(int count, Work work) throws Exception {
        start(count, work).get();
    }

    private static void run(Work work, int thread, CyclicBarrier barrier) {
        try {
            barrier.await();
            work.run(thread);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Threads() {}
}
