package workshop.testkit.junit;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.StepFailure;
import workshop.testkit.report.Verdict;

/** Lets a test print up to 1 MB, so that a flood costs its step only. */
public final class OutputLimit implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {

    static {
        CountedOutput.install();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        CountedOutput.reset();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (CountedOutput.isTooMuch() && Verdict.notWrittenIn(thrown).isEmpty()) {
            throw flooded(context);
        }
        throw thrown;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty() && CountedOutput.isTooMuch()) {
            throw FailureWords.in(context, flooded(context));
        }
    }

    private static StepFailure flooded(ExtensionContext context) {
        GiveUp.on(context, "an earlier test of this step flooded the output");
        FailureText text = new FailureText(
                "your code printed more than 1 MB in one test",
                "",
                "printing is slow and this much of it hides what matters; a step needs no output at all");
        return new StepFailure(text, null);
    }
}
