package workshop.testkit.report;

/** The learner's code did not come back in time. */
public final class HungException extends StepFailure {

    private static final long serialVersionUID = 1;

    private static final String NO_END =
            "this method has to come back by itself; a loop without an end or a wait without a limit keeps"
                    + " its caller for ever";

    /** {@code where}: which method had not come back, after how long, and what it waits for. */
    public HungException(String where) {
        super(new FailureText(where, "", NO_END), null);
    }

    private HungException(Step step, HungException failure) {
        super(failure.message(step), failure.text(), null);
    }

    @Override
    public StepFailure in(Step step) {
        return withTrace(new HungException(step, this));
    }
}
