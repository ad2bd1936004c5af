package workshop.testkit.junit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Once a test of a step hangs or floods the output, the others would too: they are not run. */
public final class GiveUp implements ExecutionCondition {

    private static final Namespace NAMESPACE = Namespace.create(GiveUp.class);
    private static final String REASON = "reason";

    /** Has the other tests of this test's class not run, for this reason. */
    static void on(ExtensionContext test, String reason) {
        test.getParent().orElseThrow().getStore(NAMESPACE).put(REASON, reason);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String reason = context.getStore(NAMESPACE).get(REASON, String.class);
        return reason == null ? ConditionEvaluationResult.enabled("") : ConditionEvaluationResult.disabled(reason);
    }
}
