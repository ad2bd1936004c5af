package workshop.judge.run;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import workshop.judge.compile.StepCompiler;
import workshop.testkit.environment.Settings;
import workshop.testkit.environment.TempFolder;
import workshop.testkit.harness.SharedBroker;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * Judges in this JVM: compiles a step into a temp folder and runs its tests on a thread of their own, in a class loader of their own.
 * Whatever an answer does to the JVM, it does to the caller.
 */
public final class InProcessJudge {

    private final Settings settings;
    private final StepCompiler compiler = new StepCompiler();
    private ThreadGroup threads = new ThreadGroup("judged");
    private String packageName = "";

    public InProcessJudge(Settings settings) {
        this.settings = settings;
    }

    /** Grades the step of the request. Whatever the answers are or do comes out as the verdict; nothing is thrown. */
    public synchronized StepResult judge(Request request) {
        Optional<Verdict> refused = request.answers().refuse(request.step());
        if (refused.isPresent()) {
            return StepResult.withoutTests(request, refused.get());
        }
        try (TempFolder folder = JudgeFolder.create()) {
            Path classes = Files.createDirectory(folder.path().resolve("classes"));
            Optional<Verdict> notCompiled = compiler.compile(
                    request.answers(),
                    request.step(),
                    folder.path(),
                    classes,
                    brokers -> SharedBroker.startEarly(settings, brokers));
            return notCompiled.isPresent()
                    ? StepResult.withoutTests(request, notCompiled.get())
                    : runTests(request, classes);
        } catch (IOException | RuntimeException e) {
            return notRun(request, "These answers could not be judged: " + reason(e));
        }
    }

    /** The exceptions of the file system have a path for their message, and say the rest by their names. */
    private static String reason(Exception e) {
        return e instanceof FileSystemException || e instanceof RuntimeException ? e.toString() : e.getMessage();
    }

    private StepResult runTests(Request request, Path classes) throws IOException {
        threads = new ThreadGroup("judged");
        packageName = request.answers().lesson().packageName();
        // The parent comes first: what is on the class path of this JVM cannot be replaced.
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            FutureTask<Verdict> run = new FutureTask<>(() -> StepRun.run(loader, request));
            Thread thread = new Thread(threads, run, "judge: " + request.step().className());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            long start = System.nanoTime();
            thread.start();
            Verdict verdict = run.get();
            return new StepResult(verdict, Duration.ofNanos(System.nanoTime() - start), request.seed(), "");
        } catch (ExecutionException e) {
            return notRun(request, "The tests of this step could not be started: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notRun(request, "The judge was interrupted.");
        }
    }

    private static StepResult notRun(Request request, String reason) {
        return StepResult.withoutTests(request, new Verdict(request.step(), State.NOT_RUN, reason));
    }

    /** Ends the threads that the last answer left running, and returns whether all of them have ended soon after. */
    public synchronized boolean endLeftovers() throws InterruptedException {
        return LeftoverThreads.endIn(threads, packageName);
    }
}
