package workshop.judge;

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
import workshop.testkit.environment.Settings;
import workshop.testkit.environment.TempFolder;
import workshop.testkit.harness.SharedBroker;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** Compiles a step into a temp folder and runs its tests on a thread of their own, in a class loader of their own. */
final class InProcessJudge implements Judge {

    private final Settings settings;
    private final StepCompiler compiler = new StepCompiler();
    private ThreadGroup threads = new ThreadGroup("judged");
    private String packageName = "";
    private Duration tests = Duration.ZERO;

    InProcessJudge(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Verdict judge(Answers answers, Step step, Stop stop) {
        return run(new Request(answers, step, stop, settings.newSeed()));
    }

    /** Grades the step of the request. */
    synchronized Verdict run(Request request) {
        tests = Duration.ZERO;
        Optional<Verdict> refused = request.answers().refuse(request.step());
        if (refused.isPresent()) {
            return refused.get();
        }
        try (TempFolder folder = JudgeFolder.create()) {
            Path classes = Files.createDirectory(folder.path().resolve("classes"));
            Optional<Verdict> notCompiled = compiler.compile(
                    request.answers(),
                    request.step(),
                    folder.path(),
                    classes,
                    brokers -> SharedBroker.startEarly(settings, brokers));
            return notCompiled.isPresent() ? notCompiled.get() : run(request, classes);
        } catch (IOException | RuntimeException e) {
            return new Verdict(request.step(), State.NOT_RUN, "These answers could not be judged: " + reason(e));
        }
    }

    /** The exceptions of the file system have a path for their message, and say the rest by their names. */
    private static String reason(Exception e) {
        return e instanceof FileSystemException || e instanceof RuntimeException ? e.toString() : e.getMessage();
    }

    private Verdict run(Request request, Path classes) throws IOException {
        Step step = request.step();
        threads = new ThreadGroup("judged");
        packageName = request.answers().lesson().packageName();
        // The parent comes first: what is on the class path of this JVM cannot be replaced.
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            FutureTask<Verdict> run = new FutureTask<>(() -> StepRun.run(loader, request));
            Thread thread = new Thread(threads, run, "judge: " + step.className());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            long start = System.nanoTime();
            thread.start();
            Verdict verdict = run.get();
            tests = Duration.ofNanos(System.nanoTime() - start);
            return verdict;
        } catch (ExecutionException e) {
            return new Verdict(step, State.NOT_RUN, "The tests of this step could not be started: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict(step, State.NOT_RUN, "The judge was interrupted.");
        }
    }

    /** How long the tests of the last answer ran; zero if it could not be compiled. */
    synchronized Duration tests() {
        return tests;
    }

    /** Ends the threads that the last answer left running, and returns whether all of them have ended soon after. */
    synchronized boolean endLeftovers() throws InterruptedException {
        return LeftoverThreads.endIn(threads, packageName);
    }

    @Override
    public void close() {}
}
