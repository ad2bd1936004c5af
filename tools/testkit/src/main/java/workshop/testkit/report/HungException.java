package workshop.testkit.report;

/** The learner's code did not come back in time. The message is the whole failure text. */
public final class HungException extends AssertionError {

    private static final long serialVersionUID = 1;

    public HungException(String message) {
        super(message);
    }
}
