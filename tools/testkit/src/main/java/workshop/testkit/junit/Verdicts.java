package workshop.testkit.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/**
 * Turns what JUnit reports into a verdict a step. How many tests a step has is read from the plan: what was skipped, aborted or never
 * started is never counted as done.
 */
public final class Verdicts implements TestExecutionListener {

    private final String lesson;
    private final Map<Step, StepTests> tests = new TreeMap<>();
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
                testsOf(identifier).filter(found -> identifier.isTest()).ifPresent(StepTests::planned);
            }
        });
    }

    @Override
    public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        testsOf(identifier).ifPresent(found -> found.ended(identifier.isTest(), result));
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier identifier, String reason) {
        testsOf(identifier).ifPresent(found -> found.notRun(reason));
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
        return tests.getOrDefault(step, new StepTests()).verdict(step);
    }

    private Optional<StepTests> testsOf(TestIdentifier identifier) {
        return stepOf(identifier).map(step -> tests.computeIfAbsent(step, missing -> new StepTests()));
    }
}
