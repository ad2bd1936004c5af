package workshop.testkit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import workshop.testkit.broker.BrokerMode;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.HungException;
import workshop.testkit.report.NotRunException;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/** Gives tests their broker, clears up behind them, and puts whatever they end with into the words of a failure text. */
final class KafkaExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                ExecutionCondition {

    private static final String GIVEN_UP = "given up";
    private static final Namespace NAMESPACE = Namespace.create(KafkaExtension.class);

    static {
        OutputGuard.install();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        BrokerMode.fromSystemProperty().whyNot(brokers(context)).ifPresent(reason -> {
            throw new NotRunException(reason);
        });
        if (Stream.of(context.getRequiredTestClass().getDeclaredMethods())
                .anyMatch(test -> asksFor(Cluster.class, test))) {
            refuseIfLent("it crashes brokers");
        }
        Harness.get(brokers(context));
    }

    /** Once a step hangs or floods the output, its other tests would too: they are not run. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String reason = store(context).get(GIVEN_UP, String.class);
        return reason == null ? ConditionEvaluationResult.enabled("") : ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        OutputGuard.reset();
        String testName = context.getRequiredTestClass().getSimpleName()
                + context.getRequiredTestMethod().getName();
        store(context).put(TestResources.class, new TestResources(Harness.get(brokers(context)), testName));
        if (asksFor(Quota.class, context.getRequiredTestMethod())) {
            refuseIfLent("it sets a quota");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TestResources.knows(parameter.getParameter().getType(), brokers(context));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return resources(context)
                .parameter(
                        parameter.getParameter().getType(),
                        parameter.findAnnotation(TopicSpec.class).orElse(null));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> leftBehind = resources(context).clear();
        if (context.getExecutionException().isPresent()) {
            return; // one failure at a time
        }
        if (!leftBehind.isEmpty()) {
            throw new AssertionError(
                    text(
                            context,
                            "your code created a producer and did not close it",
                            String.join(", ", leftBehind) + " still alive after the test",
                            "a producer keeps a thread, a buffer and its connections until close(); whoever creates one closes it"));
        }
        if (OutputGuard.isFlooded()) {
            throw flooded(context);
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        Optional<Throwable> notWritten = Verdict.notWrittenIn(thrown);
        if (notWritten.isPresent()) {
            throw notWritten.get();
        }
        if (OutputGuard.isFlooded()) {
            throw flooded(context);
        }
        if (isTestsOwnTimeout(thrown)) {
            giveUpOn(context, "an earlier test of this step did not come back");
            StackTraceElement[] where = thrown.getCause() == null
                    ? thrown.getStackTrace()
                    : thrown.getCause().getStackTrace();
            throw new HungException(text(
                    context,
                    "your code " + thrown.getMessage().replaceFirst(".* timed out", "had not come back")
                            + LearnerFrame.waiting(where),
                    "",
                    Call.NO_END));
        }
        if (thrown instanceof HungException) {
            giveUpOn(context, "an earlier test of this step did not come back");
        }
        if (thrown instanceof AssertionError
                || thrown instanceof NotRunException
                || thrown instanceof ParameterResolutionException) {
            throw thrown;
        }
        throw new AssertionError(
                text(
                        context,
                        "your code, or what it gave back, threw " + Shown.exception(thrown)
                                + LearnerFrame.in(thrown.getStackTrace()),
                        "",
                        "nothing stood in the way: the broker was up and the topic was there"),
                thrown);
    }

    private static AssertionError flooded(ExtensionContext context) {
        giveUpOn(context, "an earlier test of this step flooded the output");
        return new AssertionError(text(
                context,
                "your code printed more than 1 MB in one test",
                "",
                "printing is slow and this much of it hides what matters; a step needs no output at all"));
    }

    /** JUnit's own, whose message ends so; the learner's code may throw one as well. */
    private static boolean isTestsOwnTimeout(Throwable thrown) {
        return thrown instanceof TimeoutException
                && String.valueOf(thrown.getMessage()).matches(".* timed out after \\d+ seconds?");
    }

    private static void giveUpOn(ExtensionContext context, String reason) {
        store(context.getParent().orElseThrow()).put(GIVEN_UP, reason);
    }

    private static String text(ExtensionContext context, String youDid, String kafkaSaw, String why) {
        return Step.ofTestClass(context.getRequiredTestClass().getName())
                .map(step -> FailureText.of(step, youDid, kafkaSaw, why))
                .orElseGet(() -> FailureText.of(youDid, kafkaSaw, why))
                .render();
    }

    private static boolean asksFor(Class<?> type, Method test) {
        return List.of(test.getParameterTypes()).contains(type);
    }

    private static void refuseIfLent(String what) {
        if (BrokerMode.fromSystemProperty().isLent()) {
            throw new NotRunException(
                    what + ", which is for brokers of the workshop's own: to run it, leave -Dkafka out");
        }
    }

    private static int brokers(ExtensionContext context) {
        if (BrokerMode.fromSystemProperty().isLent()) {
            return 1;
        }
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), KafkaTest.class)
                .map(KafkaTest::brokers)
                .orElse(1);
    }

    private static TestResources resources(ExtensionContext context) {
        return store(context).get(TestResources.class, TestResources.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
