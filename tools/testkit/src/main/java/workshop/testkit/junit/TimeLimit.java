package workshop.testkit.junit;

import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.PreInterruptCallback;
import org.junit.jupiter.api.extension.PreInterruptContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import workshop.testkit.report.Describe;
import workshop.testkit.report.HungException;
import workshop.testkit.report.LearnerFrame;

/** Says where the learner's code was when JUnit's {@code @Timeout} ended a test. JUnit calls it before it interrupts the test's thread. */
public final class TimeLimit
        implements BeforeTestExecutionCallback, PreInterruptCallback, TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(TimeLimit.class);
    private static final String START = "start";
    private static final String WHERE = "where";

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        context.getStore(NAMESPACE).put(START, System.nanoTime());
    }

    @Override
    public void beforeThreadInterrupt(PreInterruptContext interrupt, ExtensionContext context) {
        Duration taken =
                Duration.ofNanos(System.nanoTime() - context.getStore(NAMESPACE).get(START, Long.class));
        String place = LearnerFrame.waiting(interrupt.getThreadToInterrupt().getStackTrace());
        context.getStore(NAMESPACE).put(WHERE, "your code had not come back after " + Describe.millis(taken) + place);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        String where = context.getStore(NAMESPACE).get(WHERE, String.class);
        if (where != null || thrown instanceof HungException) {
            GiveUp.on(context, "an earlier test of this step did not come back");
        }
        throw where == null ? thrown : new HungException(where);
    }
}
