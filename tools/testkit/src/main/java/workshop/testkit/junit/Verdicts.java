package workshop.testkit.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.HungException;
import workshop.testkit.report.NotRunException;
import workshop.testkit.report.Step;
import workshop.testkit.report.StepFailure;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * Turns what JUnit reports into a verdict a step. How many tests a step has is read from the plan, and a step passes only when every one of
 * them ran and passed: what was skipped, aborted or never started is never counted as done.
 */
public final class Verdicts implements TestExecutionListener {

    /** The tests of one step: how many there are, and what came of those that ended. */
    private static final class Tests {
        int planned;
        int passed;
        String notRun = "";
        final List<Throwable> failures = new ArrayList<>();
    }

    private final String lesson;
    private final Map<String, Step> steps = new HashMap<>(); // by the unique id of the test class
    private final Map<Step, Tests> tests = new TreeMap<>();
    private TestPlan plan;

    /** {@code lesson}: the folder of the lesson whose tests run. */
    public Verdicts(String lesson) {
        this.lesson = lesson;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
        testPlan.accept(new TestPlan.Visitor() {
            @Override
            public void visit(TestIdentifier identifier) {
                stepOf(identifier).ifPresent(step -> steps.put(identifier.getUniqueId(), step));
                if (identifier.isTest()) {
                    testsOf(identifier).ifPresent(found -> found.planned++);
                }
            }
        });
        steps.values().forEach(step -> tests.computeIfAbsent(step, missing -> new Tests()));
    }

    @Override
    public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        testsOf(identifier).ifPresent(found -> {
            if (result.getThrowable().orElse(null) instanceof NotRunException reason) {
                found.notRun = reason.getMessage();
            } else if (result.getStatus() == Status.FAILED) {
                found.failures.add(
                        result.getThrowable().orElseGet(() -> new AssertionError("failed without a reason")));
            } else if (result.getStatus() == Status.ABORTED) {
                found.notRun = result.getThrowable().map(Throwable::getMessage).orElse("aborted");
            } else if (identifier.isTest()) {
                found.passed++;
            }
        });
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier identifier, String reason) {
        testsOf(identifier).ifPresent(found -> found.notRun = reason);
    }

    /** The step that a class of tests, or one of its tests, belongs to. */
    public synchronized Optional<Step> stepOf(TestIdentifier identifier) {
        for (Optional<TestIdentifier> at = Optional.of(identifier); at.isPresent(); at = plan.getParent(at.get())) {
            Optional<Step> step = at.get()
                    .getSource()
                    .filter(ClassSource.class::isInstance)
                    .flatMap(source -> Step.ofTestClass(lesson, ((ClassSource) source).getClassName()));
            if (step.isPresent()) {
                return step;
            }
        }
        return Optional.empty();
    }

    /** The steps of the plan, in the order of the lesson. */
    public synchronized List<Step> steps() {
        return List.copyOf(tests.keySet());
    }

    /** What can be said of the step by now. */
    public synchronized Verdict of(Step step) {
        Tests found = tests.getOrDefault(step, new Tests());
        if (found.failures.isEmpty()) {
            return found.planned > 0 && found.passed == found.planned
                    ? verdict(step, State.PASSED, FailureText.sentence(""), found)
                    : verdict(step, State.NOT_RUN, FailureText.sentence(reasonNotRun(found)), found);
        }
        return found.failures.stream()
                .filter(Verdict::isNotWritten)
                .findFirst()
                .map(failure -> verdict(step, State.NOT_WRITTEN, FailureText.sentence(failure.getMessage()), found))
                .orElseGet(() -> failed(step, found));
    }

    private static Verdict failed(Step step, Tests found) {
        Throwable failure = found.failures.get(0);
        State state = failure instanceof HungException ? State.TIMED_OUT : State.FAILED;
        FailureText text = failure instanceof StepFailure told
                ? told.text()
                : FailureText.sentence(String.valueOf(failure.getMessage()));
        return verdict(step, state, text, found);
    }

    private static Verdict verdict(Step step, State state, FailureText text, Tests found) {
        return new Verdict(step, state, text, found.passed, found.planned);
    }

    private static String reasonNotRun(Tests found) {
        return found.notRun.isEmpty() ? found.passed + " of " + found.planned + " tests ran" : found.notRun;
    }

    private Optional<Tests> testsOf(TestIdentifier identifier) {
        return stepOf(identifier).map(step -> tests.computeIfAbsent(step, missing -> new Tests()));
    }
}
