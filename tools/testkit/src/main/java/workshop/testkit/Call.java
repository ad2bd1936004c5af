package workshop.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import workshop.testkit.environment.Debugger;
import workshop.testkit.report.Describe;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.HungException;
import workshop.testkit.report.LearnerFrame;
import workshop.testkit.report.StepFailure;
import workshop.testkit.report.Verdict;

/**
 * A call of the learner's code, on a thread of its own, so that a call that never comes back costs its step and not the build. Whatever
 * comes of it, {@link #toString()} says it the way a failure text wants it: {@code sendAndWait returned forest-defense-7f3a-0@41}.
 *
 * @param <T> what the learner's method returns
 */
public final class Call<T> {

    /** A right answer needs at most 2 s; this is 5 times that. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private final String method;
    private final ThreadGroup threads;
    private final Thread thread;
    private final CountDownLatch back = new CountDownLatch(1);
    private final long startedNanos = System.nanoTime();

    private volatile long backNanos;
    private T value;
    private Throwable thrown;

    /** Calls the learner's code and waits until it is back, {@link #LIMIT} at most. */
    public static <T> Call<T> call(String method, Callable<T> code) {
        return start(method, code).finish();
    }

    /** The same for a method that returns nothing. */
    public static Call<Void> call(String method, Action code) {
        return start(method, code).finish();
    }

    /** Calls the learner's code and goes on at once. */
    public static <T> Call<T> start(String method, Callable<T> code) {
        Call<T> call = new Call<>(method, code);
        call.thread.start();
        return call;
    }

    /** The same for a method that returns nothing. */
    public static Call<Void> start(String method, Action code) {
        return start(method, () -> {
            code.run();
            return null;
        });
    }

    /** Code without a result. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    private Call(String method, Callable<T> code) {
        this.method = method;
        this.threads = new ThreadGroup("learner");
        this.thread = new Thread(threads, () -> run(code), "learner: " + method);
        thread.setDaemon(true);
    }

    private void run(Callable<T> code) {
        try {
            value = code.call();
        } catch (Throwable e) {
            thrown = e;
        } finally {
            backNanos = System.nanoTime();
            back.countDown();
        }
    }

    /** Waits until the call is back; if it is not within {@link #LIMIT}, the step fails. */
    public Call<T> finish() {
        if (!isBackWithin(LIMIT)) {
            String where = toString(); // before the interrupt wakes it up
            thread.interrupt();
            throw new HungException(where);
        }
        return this;
    }

    /**
     * Waits up to {@code limit} for the call to come back. Throws the starter's exception if the step is not written yet. While a debugger
     * is attached there is no limit.
     */
    public boolean isBackWithin(Duration limit) {
        try {
            if (!back.await(Debugger.isAttached() ? Long.MAX_VALUE : limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        Verdict.notWrittenIn(thrown).ifPresent(notWritten -> {
            throw notWritten;
        });
        return true;
    }

    /** Interrupts the thread that runs the learner's code. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Whether the learner's thread waits for something right now. */
    public boolean isWaiting() {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** What the call returned; the step fails if it threw instead. */
    public T value() {
        finish();
        if (thrown != null) {
            FailureText text = new FailureText(
                    toString(),
                    "",
                    "nothing stood in the way: the broker was up and the topic was there, so the exception comes from the"
                            + " code or from what it gave to Kafka");
            throw new StepFailure(text, thrown);
        }
        return value;
    }

    /** What the call threw, or null. */
    public Throwable thrown() {
        finish();
        return thrown;
    }

    /** What the call threw and what caused it, the outermost first; empty if it returned. */
    public List<Throwable> causes() {
        finish();
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
    }

    /** When the call came back, in the time of {@link System#nanoTime()}. */
    public long backNanos() {
        finish();
        return backNanos;
    }

    /** How many threads, started by the call, are alive now. */
    public int threadsStarted() {
        Thread[] alive = new Thread[threads.activeCount() + 16];
        int count = threads.enumerate(alive);
        return (int)
                Arrays.stream(alive, 0, count).filter(other -> other != thread).count();
    }

    @Override
    public String toString() {
        if (back.getCount() > 0) {
            return method + " had not come back after "
                    + Describe.millis(Duration.ofNanos(System.nanoTime() - startedNanos))
                    + LearnerFrame.waiting(thread.getStackTrace());
        }
        if (thrown != null) {
            return method + " threw " + Describe.exception(thrown) + LearnerFrame.in(thrown.getStackTrace());
        }
        return method + " returned" + (value == null ? "" : " " + Describe.value(value));
    }
}
