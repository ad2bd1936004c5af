package workshop.testkit.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the tests say of one step.
 *
 * @param step the step
 * @param state the outcome
 * @param text what to show the learner; an empty sentence for {@link State#PASSED}
 * @param testsPassed how many of the step's tests passed
 * @param tests how many tests the step has; 0 if that is not known, because none of them could start
 */
public record Verdict(Step step, State state, FailureText text, int testsPassed, int tests) {

    /** The outcome of a step. Only {@link #PASSED} counts as done. */
    public enum State {
        /** Every test of the step ran and passed. */
        PASSED("done"),
        /** A test failed; the text says what Kafka saw. */
        FAILED("failing"),
        /** The starter's {@code UnsupportedOperationException} is still there. */
        NOT_WRITTEN("not written yet"),
        /** The learner's file is no Java that a compiler takes. */
        DOES_NOT_COMPILE("does not compile"),
        /** The learner's file compiles, but something that the test calls is not there as the starter declared it. */
        DOES_NOT_FIT("does not fit its test"),
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

    /** A verdict without a test that ran, and a sentence of why. */
    public Verdict(Step step, State state, String sentence) {
        this(step, state, FailureText.sentence(sentence), 0, 0);
    }

    /** The learner's file could not be compiled. {@code errors}: a line each, file, line number and the compiler's words. */
    public static Verdict doesNotCompile(Step step, List<String> errors) {
        return withText(
                step,
                State.DOES_NOT_COMPILE,
                "wrote something that the compiler does not understand:\n" + String.join("\n", errors),
                "the compiler has to understand the whole file before anything of it can run");
    }

    /** The step's test could not be compiled together with the learner's file. {@code errors} as above. */
    public static Verdict doesNotFit(Step step, List<String> errors) {
        return withText(
                step,
                State.DOES_NOT_FIT,
                "changed what the test relies on:\n" + String.join("\n", errors),
                "the test calls your code by the names and types that the starter declares, and so will others: inside you are"
                        + " free, and the signatures stay");
    }

    /** The tests were stopped from outside after {@code limit}. */
    public static Verdict timedOut(Step step, Duration limit) {
        return withText(
                step,
                State.TIMED_OUT,
                "your code kept its tests busy for " + limit.toSeconds() + " s and was stopped",
                "a method has to come back by itself; a loop without an end keeps its caller for ever");
    }

    /** The JVM that ran the tests ended before they were over. */
    public static Verdict crashed(Step step) {
        return withText(
                step,
                State.CRASHED,
                "your code ended the JVM, by System.exit, by a crash or by taking all of its memory, before the tests were over",
                "code that sends messages is called by others, and only they may end the program");
    }

    private static Verdict withText(Step step, State state, String youDid, String why) {
        return new Verdict(step, state, new FailureText(youDid, "", why), 0, 0);
    }

    /** Whether this is what a starter throws. */
    public static boolean isNotWritten(Throwable thrown) {
        return thrown instanceof UnsupportedOperationException
                && String.valueOf(thrown.getMessage()).endsWith(NOT_WRITTEN_MESSAGE);
    }

    /** Looks for the starter's exception through all causes: what is thrown in a serializer reaches the caller wrapped. */
    public static Optional<UnsupportedOperationException> notWrittenIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (isNotWritten(cause)) {
                return Optional.of((UnsupportedOperationException) cause);
            }
        }
        return Optional.empty();
    }

    /** The text as it stands in a file, or on a screen so many characters wide. */
    public String textAt(int width) {
        return FailureTextLayout.of(step, text, width);
    }

    public boolean passed() {
        return state == State.PASSED;
    }
}
