package workshop.testkit;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import workshop.testkit.environment.Settings;
import workshop.testkit.junit.ExtensionSettings;
import workshop.testkit.junit.FailureWords;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.StepFailure;

/** Lends each test a topic, the network and whatever else it asks for, and clears up behind it. */
final class ParameterExtension implements BeforeEachCallback, ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(ParameterExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        Settings settings = ExtensionSettings.of(context);
        String name = context.getRequiredTestClass().getSimpleName()
                + context.getRequiredTestMethod().getName();
        TestResources resources =
                new TestResources(BrokerExtension.brokerOf(context), new Values(settings.seed(), name));
        context.getStore(NAMESPACE).put(TestResources.class, resources);
        List<Class<?>> wanted = List.of(context.getRequiredTestMethod().getParameterTypes());
        if (wanted.contains(Quota.class)) {
            BrokerExtension.refuseIfLent(settings, "it sets a quota"); // last: JUnit calls afterEach all the same
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return resources(context).has(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TopicSpec spec = parameter.findAnnotation(TopicSpec.class).orElse(null);
        return resources(context).get(parameter.getParameter().getType(), spec);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> leftBehind = resources(context).clear();
        if (!leftBehind.isEmpty() && context.getExecutionException().isEmpty()) { // one failure at a time
            FailureText text = new FailureText(
                    "your code created a producer and did not close it",
                    String.join(", ", leftBehind) + " still alive after the test",
                    "a producer keeps a thread, a buffer and its connections until close();"
                            + " whoever creates one closes it");
            throw FailureWords.in(context, new StepFailure(text, null));
        }
    }

    private static TestResources resources(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(TestResources.class, TestResources.class);
    }
}
