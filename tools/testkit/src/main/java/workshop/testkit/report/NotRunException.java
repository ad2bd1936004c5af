package workshop.testkit.report;

/**
 * A step that this mode cannot run; the message is the reason and the cure. JUnit counts it as a failure, so that no build is green with a
 * step that nobody has seen, and the verdict is {@link Verdict.State#NOT_RUN}.
 */
public sealed class NotRunException extends RuntimeException permits SetupException {

    private static final long serialVersionUID = 1;

    public NotRunException(String reason) {
        this(reason, null);
    }

    NotRunException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
