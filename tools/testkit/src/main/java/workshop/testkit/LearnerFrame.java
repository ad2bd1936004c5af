package workshop.testkit;

import java.util.Arrays;

/** The learner's own place in a stack trace: the first frame of a lesson's code that is not a test. */
final class LearnerFrame {

    /** {@code  (Step3Metadata.java:31)}, or nothing if no frame is the learner's. */
    static String in(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(LearnerFrame::isLearners)
                .findFirst()
                .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }

    private static boolean isLearners(StackTraceElement frame) {
        return frame.getClassName().matches("workshop\\.lesson\\d+\\..*")
                && !frame.getClassName().matches(".*Test(\\$.*)?");
    }

    private LearnerFrame() {}
}
