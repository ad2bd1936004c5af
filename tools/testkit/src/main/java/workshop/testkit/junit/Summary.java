package workshop.testkit.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.EditHere;
import workshop.testkit.report.FailureTextLayout;
import workshop.testkit.report.Screen;
import workshop.testkit.report.SetupException;
import workshop.testkit.report.Step;
import workshop.testkit.report.SummaryText;
import workshop.testkit.report.Verdict;

/**
 * The learner's screen during {@code mvn test}: a line a step as soon as its tests are over, then the details of the
 * first step that is not done and the file to edit next. The same goes to {@code workshop-summary.txt} in the build
 * folder. JUnit finds this class by {@code META-INF/services}; without a step in the plan it stays silent.
 */
public final class Summary implements TestExecutionListener {

    private static final Settings SETTINGS = Settings.ofThisJvm();

    private final Verdicts verdicts = new Verdicts(SETTINGS.lesson());
    private final StringBuilder shown = new StringBuilder();
    private volatile Step running;
    private volatile boolean finished;
    private Throwable setupProblem;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        verdicts.testPlanExecutionStarted(plan);
        if (!verdicts.steps().isEmpty()) {
            show("");
            show(SummaryText.lessonTitle(SETTINGS.lesson()));
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
        if (verdicts.steps().isEmpty()) { // an experiment
            result.getThrowable()
                    .filter(problem -> problem != setupProblem)
                    .ifPresent(problem -> Screen.print("\n" + problem.getMessage() + "\n"));
        } else if (identifier.isContainer()) {
            showVerdict(identifier);
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

    /** The JVM ends. If the tests are not over and nobody has stopped them, the learner's code has ended it. */
    private void jvmEnds() {
        if (finished || ShutdownCause.isOutsideOfTheTests()) {
            return;
        }
        Verdict verdict = Verdict.crashed(running);
        show(SummaryText.line(verdict.step(), verdict.state()));
        show("");
        show(verdict.textAt(FailureTextLayout.WIDTH));
        show("  The steps behind this one are not graded in this run.\n");
        save();
    }

    private void showVerdict(TestIdentifier testClass) {
        if (setupProblem == null) {
            verdicts.stepOf(testClass)
                    .filter(step -> testClass.getDisplayName().contains(step.className()))
                    .ifPresent(step ->
                            show(SummaryText.line(step, verdicts.of(step).state())));
        }
    }

    private void showEnd() {
        List<Verdict> all = verdicts.steps().stream().map(verdicts::of).toList();
        long done = all.stream().filter(Verdict::passed).count();
        show("");
        show("  " + SummaryText.bar(done, all.size()));
        show("");
        all.stream()
                .filter(verdict -> !verdict.passed())
                .findFirst()
                .ifPresent(next -> show(SummaryText.details(
                        next, EditHere.find(next.step(), SETTINGS), SETTINGS.seed(), FailureTextLayout.WIDTH)));
    }

    private void show(String text) {
        shown.append(text).append('\n');
        Screen.print(text);
    }

    private static Path file() {
        return SETTINGS.build().resolve("workshop-summary.txt");
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
