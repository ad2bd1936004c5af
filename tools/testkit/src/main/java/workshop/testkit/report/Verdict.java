package workshop.testkit.report;

import java.util.Optional;

/**
 * What the tests say of one step.
 *
 * @param step the step
 * @param state the outcome
 * @param text for a state other than {@link State#PASSED}: what to show the learner; never null
 */
public record Verdict(Step step, State state, String text) {

    /** The outcome of a step. Only {@link #PASSED} counts as done. */
    public enum State {
        /** Every test of the step ran and passed. */
        PASSED("done"),
        /** A test failed; the text says what Kafka saw. */
        FAILED("failing"),
        /** The starter's {@code UnsupportedOperationException} is still there. */
        NOT_WRITTEN("not written yet"),
        /** A test did not run: skipped, aborted, or never started. */
        NOT_RUN("not run"),
        /** The learner's code did not come back in time. */
        TIMED_OUT("timed out"),
        /** The JVM ended before the tests did. */
        CRASHED("ended the JVM");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** In a learner's words. */
        public String label() {
            return label;
        }
    }

    private static final String NOT_WRITTEN_MESSAGE = "not written yet";

    /** Whether this is what a starter throws. */
    public static boolean isNotWritten(Throwable thrown) {
        return thrown instanceof UnsupportedOperationException
                && String.valueOf(thrown.getMessage()).endsWith(NOT_WRITTEN_MESSAGE);
    }

    /** Looks for the starter's exception through all causes: what is thrown in a serializer reaches the caller wrapped. */
    public static Optional<Throwable> notWrittenIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (isNotWritten(cause)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    public boolean passed() {
        return state == State.PASSED;
    }
}
