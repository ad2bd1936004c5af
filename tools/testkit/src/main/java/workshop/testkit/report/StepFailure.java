package workshop.testkit.report;

/** A test has failed, and knows what to tell the learner. Its message is the whole text, for editors and reports. */
public class StepFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final transient FailureText text;

    /** A failure that doesn't know its step yet; whoever runs the test does, and calls {@link #in}. */
    public StepFailure(FailureText text, Throwable cause) {
        this(FailureTextLayout.of(text), text, cause);
    }

    StepFailure(String message, FailureText text, Throwable cause) {
        super(message, cause);
        this.text = text;
    }

    public FailureText text() {
        return text;
    }

    /** The same failure with the step's title in its message, and the same stack trace. */
    public StepFailure in(Step step) {
        return withTrace(new StepFailure(message(step), text, getCause()));
    }

    final String message(Step step) {
        return FailureTextLayout.of(step, text, FailureTextLayout.WIDTH);
    }

    final StepFailure withTrace(StepFailure told) {
        told.setStackTrace(getStackTrace());
        return told;
    }
}
