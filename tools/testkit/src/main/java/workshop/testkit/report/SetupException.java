package workshop.testkit.report;

/** The tests cannot run at all. The message is one sentence for the learner, with the cause and the cure. */
public final class SetupException extends NotRunException {

    private static final long serialVersionUID = 1;

    public SetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
