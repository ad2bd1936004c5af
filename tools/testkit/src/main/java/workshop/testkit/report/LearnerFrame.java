package workshop.testkit.report;

import java.util.Arrays;
import java.util.Optional;

/** The learner's own place in a stack trace: the first frame of a lesson's code that is not a test. */
public final class LearnerFrame {

    /** {@code  (Step3Metadata.java:31)}, or nothing if no frame is the learner's. */
    public static String in(StackTraceElement[] trace) {
        return place(trace).map(place -> " (" + place + ")").orElse("");
    }

    /** {@code  (Step3Metadata.java:31, in KafkaProducer.close)}: also what the learner's code has called there and waits for. */
    public static String waiting(StackTraceElement[] trace) {
        int callee = -1;
        while (callee + 1 < trace.length && !isLearners(trace[callee + 1])) {
            callee++;
        }
        String called = callee < 0 ? "" : ", in " + nameOf(trace[callee]);
        return place(trace).map(place -> " (" + place + called + ")").orElse("");
    }

    private static Optional<String> place(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .filter(LearnerFrame::isLearners)
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
    }

    private static String nameOf(StackTraceElement frame) {
        String className = frame.getClassName();
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.') + "." + frame.getMethodName();
    }

    private static boolean isLearners(StackTraceElement frame) {
        return frame.getClassName().matches("workshop\\.lesson\\d+\\..*")
                && !frame.getClassName().matches(".*Test(\\$.*)?");
    }

    private LearnerFrame() {}
}
