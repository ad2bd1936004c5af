package workshop.testkit.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import workshop.testkit.report.Describe;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.LearnerFrame;
import workshop.testkit.report.NotRunException;
import workshop.testkit.report.Step;
import workshop.testkit.report.StepFailure;
import workshop.testkit.report.Verdict;

/** Puts whatever a test ends with into the words of a failure text, with the title of the step. */
public final class FailureWords implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        Optional<UnsupportedOperationException> notWritten = Verdict.notWrittenIn(thrown);
        if (notWritten.isPresent()) {
            throw notWritten.get();
        }
        if (thrown instanceof StepFailure failure) {
            throw in(context, failure);
        }
        if (thrown instanceof AssertionError
                || thrown instanceof NotRunException
                || thrown instanceof ParameterResolutionException) {
            throw thrown;
        }
        FailureText text = new FailureText(
                "your code, or what it gave back, threw " + Describe.exception(thrown)
                        + LearnerFrame.in(thrown.getStackTrace()),
                "",
                "nothing stood in the way: the broker was up and the topic was there");
        throw in(context, new StepFailure(text, thrown));
    }

    /** The failure with the title of the step that this test grades, if it grades one. */
    public static StepFailure in(ExtensionContext context, StepFailure failure) {
        return Step.ofTestClass(
                        ExtensionSettings.of(context).lesson(),
                        context.getRequiredTestClass().getName())
                .map(failure::in)
                .orElse(failure);
    }
}
