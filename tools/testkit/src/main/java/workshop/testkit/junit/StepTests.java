package workshop.testkit.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.HungException;
import workshop.testkit.report.NotRunException;
import workshop.testkit.report.Step;
import workshop.testkit.report.StepFailure;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** The tests of one step: how many there are, and what came of those that ended. */
final class StepTests {

    private final List<Throwable> failures = new ArrayList<>();
    private int planned;
    private int passed;
    private String notRun = "";

    void planned() {
        planned++;
    }

    void notRun(String reason) {
        notRun = reason;
    }

    /** A test has ended, or its class, which counts only if it failed. */
    void ended(boolean isTest, TestExecutionResult result) {
        Optional<Throwable> thrown = result.getThrowable();
        if (thrown.orElse(null) instanceof NotRunException || result.getStatus() == Status.ABORTED) {
            notRun = thrown.map(Throwable::getMessage).orElse("aborted");
        } else if (result.getStatus() == Status.FAILED) {
            failures.add(thrown.orElseGet(() -> new AssertionError("failed without a reason")));
        } else if (isTest) {
            passed++;
        }
    }

    /** A step is done only if each of its tests ran and passed. */
    Verdict verdict(Step step) {
        if (failures.isEmpty()) {
            String reason = notRun.isEmpty() ? passed + " of " + planned + " tests ran" : notRun;
            return planned > 0 && passed == planned
                    ? verdict(step, State.PASSED, FailureText.sentence(""))
                    : verdict(step, State.NOT_RUN, FailureText.sentence(reason));
        }
        return failures.stream()
                .filter(Verdict::isNotWritten)
                .findFirst()
                .map(failure -> verdict(step, State.NOT_WRITTEN, FailureText.sentence(failure.getMessage())))
                .orElseGet(() -> failed(step, failures.get(0)));
    }

    private Verdict failed(Step step, Throwable failure) {
        State state = failure instanceof HungException ? State.TIMED_OUT : State.FAILED;
        FailureText text = failure instanceof StepFailure told
                ? told.text()
                : FailureText.sentence(String.valueOf(failure.getMessage()));
        return verdict(step, state, text);
    }

    private Verdict verdict(Step step, State state, FailureText text) {
        return new Verdict(step, state, text, passed, planned);
    }
}
