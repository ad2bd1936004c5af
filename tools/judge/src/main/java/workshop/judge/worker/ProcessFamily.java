package workshop.judge.worker;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM with answers and the processes that they start. Those lose their parent when it ends, so they are looked for while it lives; and it
 * ends its own children when it ends in good order.
 */
final class ProcessFamily {

    private static final long LOOK_MILLIS = 200;
    private static final long KILL_SECONDS = 5;

    private final Process parent;
    private final Set<ProcessHandle> children = ConcurrentHashMap.newKeySet();

    ProcessFamily(Process parent) {
        this.parent = parent;
    }

    /** Looks for children of the parent until the returned thread is interrupted: while an answer runs, and not before or after. */
    Thread look() {
        Thread looking = new Thread(this::lookOverAndOver, "judge: children");
        looking.setDaemon(true);
        looking.start();
        return looking;
    }

    /** Has this JVM end its children when it ends. */
    static void endWithThisJvm() {
        Thread end = new Thread(
                () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly), "judge: children");
        Runtime.getRuntime().addShutdownHook(end);
    }

    private void lookOverAndOver() {
        try {
            while (!parent.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                lookOnce();
            }
        } catch (InterruptedException e) {
            // The answer has run.
        }
    }

    private void lookOnce() {
        parent.descendants().forEach(children::add);
        children.removeIf(child -> !child.isAlive());
    }

    /** Ends all of them, and waits for it. */
    void kill() {
        lookOnce();
        parent.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        List<CompletableFuture<ProcessHandle>> ends =
                children.stream().map(ProcessHandle::onExit).toList();
        try {
            parent.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).get(KILL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The system has been told, and takes its time.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
