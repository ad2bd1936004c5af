package workshop.testkit.broker;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Starts brokers in a thread group of their own: their threads belong to no test, also if it is a test that starts them. */
public final class BrokerThreads {

    private static final String GROUP = "workshop";

    /** Code that starts a broker. */
    @FunctionalInterface
    public interface Start<T> {
        T run() throws IOException;
    }

    /** Runs it on a thread of the group and waits for it. Whatever it throws comes out as an {@link IOException} with a sentence. */
    public static <T> T call(String name, Start<T> start) throws IOException {
        return await(begin(name, start));
    }

    /** Runs it on a thread of the group and goes on at once; for {@link #await}. */
    public static <T> FutureTask<T> begin(String name, Start<T> start) {
        FutureTask<T> outcome = new FutureTask<>(start::run);
        new Thread(new ThreadGroup(GROUP), outcome, name).start();
        return outcome;
    }

    /** Waits for what was begun. */
    public static <T> T await(FutureTask<T> outcome) throws IOException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            boolean hasSentence = e.getCause() instanceof IOException || e.getCause() instanceof RuntimeException;
            throw new IOException(
                    hasSentence ? e.getCause().getMessage() : "The broker could not start: " + e.getCause(),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The start of the broker was interrupted.", e);
        }
    }

    /** Whether this thread belongs to a broker that was started so. */
    public static boolean include(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        while (group != null && !group.getName().equals(GROUP)) {
            group = group.getParent();
        }
        return group != null;
    }

    private BrokerThreads() {}
}
