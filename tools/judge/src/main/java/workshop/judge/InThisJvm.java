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
import workshop.testkit.EarlyStart;
import workshop.testkit.TempFolder;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** Compiles a step into a temp folder and runs its tests on a thread of their own, in a class loader of their own. */
final class InThisJvm implements Judge {

    /** How the names of the judge's temp folders begin. */
    static final String FOLDERS = "workshop-judge-";

    private final StepCompiler compiler = new StepCompiler();
    private ThreadGroup threads = new ThreadGroup("judged");
    private String packageName = "";
    private Duration tests = Duration.ZERO;

    @Override
    public synchronized Verdict judge(Answers answers, Step step, Stop stop) {
        tests = Duration.ZERO;
        Optional<Verdict> refused = answers.refuse(step);
        if (refused.isPresent()) {
            return refused.get();
        }
        try (TempFolder folder = folder()) {
            Path classes = Files.createDirectory(folder.path().resolve("classes"));
            EarlyStart.forTest(
                    Files.readString(answers.lesson().trustedSources().get(step.testClass() + ".java")));
            Optional<Verdict> notCompiled = compiler.compile(answers, step, folder.path(), classes);
            return notCompiled.isPresent() ? notCompiled.get() : run(answers.lesson(), step, stop, classes);
        } catch (IOException | RuntimeException e) {
            return new Verdict(step, State.NOT_RUN, "These answers could not be judged: " + reason(e));
        }
    }

    private static TempFolder folder() throws IOException {
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"))); // an answer may have removed it
        return TempFolder.create(FOLDERS);
    }

    /** The exceptions of the file system have a path for their message, and say the rest by their names. */
    private static String reason(Exception e) {
        return e instanceof FileSystemException || e instanceof RuntimeException ? e.toString() : e.getMessage();
    }

    private Verdict run(Lesson lesson, Step step, Stop stop, Path classes) throws IOException {
        System.setProperty("workshop.lesson", lesson.name());
        threads = new ThreadGroup("judged");
        packageName = lesson.packageName();
        // The parent comes first: what is on the class path of this JVM cannot be replaced.
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            FutureTask<Verdict> run = new FutureTask<>(() -> StepRun.run(loader, step, stop));
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
        return Leftovers.endIn(threads, packageName);
    }

    @Override
    public void close() {}
}
