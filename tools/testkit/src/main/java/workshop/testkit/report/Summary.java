package workshop.testkit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import workshop.testkit.Values;

/**
 * The learner's screen during {@code mvn test}: a line a step as soon as its tests are over, then the details of the first step that is not
 * done and the file to edit next. The same goes to {@code workshop-summary.txt} in the build folder. JUnit finds this class by
 * {@code META-INF/services}; without a step in the plan it stays silent.
 */
public final class Summary implements TestExecutionListener {

    private static final int BAR_WIDTH = 21;

    private final Verdicts verdicts = new Verdicts();
    private final StringBuilder shown = new StringBuilder();
    private volatile Step running;
    private volatile boolean finished;
    private Throwable setupProblem;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        verdicts.testPlanExecutionStarted(plan);
        if (!verdicts.steps().isEmpty()) {
            show("");
            show(lessonTitle());
            show("");
            Runtime.getRuntime().addShutdownHook(new Thread(this::jvmEnds, "workshop-summary"));
        }
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        verdicts.stepOf(identifier).ifPresent(step -> running = step);
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        verdicts.executionSkipped(identifier, reason);
        if (identifier.isContainer()) {
            showVerdict(identifier);
        }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        verdicts.executionFinished(identifier, result);
        result.getThrowable().filter(SetupException.class::isInstance).ifPresent(problem -> setupProblem = problem);
        if (identifier.isContainer()) {
            showVerdict(identifier);
        } else if (verdicts.steps().isEmpty()) {
            result.getThrowable()
                    .ifPresent(problem -> Screen.print("\n" + problem.getMessage() + "\n")); // an experiment
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        finished = true;
        if (setupProblem != null) {
            show("  " + setupProblem.getMessage() + "\n");
        } else if (!verdicts.steps().isEmpty()) {
            showEnd();
        }
        save();
    }

    /** The JVM is about to end. If the tests are not through, the learner's code has ended it. */
    private void jvmEnds() {
        if (finished) {
            return;
        }
        Verdict verdict = Verdict.crashed(running);
        show(line(verdict));
        show("");
        show(verdict.text());
        show("  The steps behind this one are not graded in this run.\n");
        save();
    }

    private void showVerdict(TestIdentifier testClass) {
        if (setupProblem == null) {
            verdicts.stepOf(testClass)
                    .filter(step -> testClass.getDisplayName().contains(step.className()))
                    .ifPresent(step -> show(line(verdicts.of(step))));
        }
    }

    private void showEnd() {
        List<Verdict> all = verdicts.steps().stream().map(verdicts::of).toList();
        long done = all.stream().filter(Verdict::passed).count();
        show("");
        show("  " + bar(done, all.size()) + "  " + done + " of " + all.size() + (all.size() == 1 ? " step" : " steps"));
        show("");
        Optional<Verdict> next =
                all.stream().filter(verdict -> !verdict.passed()).findFirst();
        next.ifPresent(this::showNext);
    }

    private void showNext(Verdict verdict) {
        switch (verdict.state()) {
            case NOT_WRITTEN -> {
                show("next  " + verdict.step().title());
                show("");
                show("  edit       " + EditHere.find(verdict.step()));
                show("  read       " + verdict.step().readmeSection());
                show("");
            }
            case NOT_RUN -> show(verdict.step().title() + " was not run: " + verdict.text() + "\n");
            default -> {
                show(verdict.text());
                show("  edit       " + EditHere.find(verdict.step()));
                show("  repeat     the same random values with -Dworkshop.seed=" + Values.seed());
                show("");
            }
        }
    }

    private static String lessonTitle() {
        String[] words = Step.currentLesson().split("-", 3);
        return words.length == 3
                ? "Lesson " + words[1] + " · " + words[2].substring(0, 1).toUpperCase(Locale.ROOT)
                        + words[2].substring(1).replace('-', ' ')
                : Step.currentLesson();
    }

    private static String line(Verdict verdict) {
        String mark = verdict.passed() ? "✔" : verdict.state() == Verdict.State.NOT_WRITTEN ? "·" : "✘";
        return String.format(
                "  %s %-28s %s", mark, verdict.step().title(), verdict.state().label());
    }

    private static String bar(long done, int all) {
        long filled = done * BAR_WIDTH / all;
        StringBuilder bar = new StringBuilder("[");
        IntStream.range(0, BAR_WIDTH).forEach(i -> bar.append(i < filled ? '#' : '.'));
        return bar.append(']').toString();
    }

    private void show(String text) {
        shown.append(text).append('\n');
        Screen.print(text);
    }

    private static Path file() {
        return Path.of(System.getProperty("workshop.build", "target"), "workshop-summary.txt");
    }

    private void save() {
        if (shown.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file().toAbsolutePath().getParent());
            Files.writeString(file(), shown);
        } catch (IOException e) {
            Screen.print("The summary could not be written to " + file() + ": " + e.getMessage());
        }
    }
}
