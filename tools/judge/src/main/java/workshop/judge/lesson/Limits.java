package workshop.judge.lesson;

import java.time.Duration;

/**
 * What an answer may take.
 *
 * @param perStep for all tests of a step, the start of a JVM and a broker included; the tests' own limits are much shorter
 * @param heapMegabytes for the JVM that runs the broker, the tests and the answer
 */
public record Limits(Duration perStep, int heapMegabytes) {

    /** More than the longest lesson needs on two slow cores. */
    public static final Limits GENEROUS = new Limits(Duration.ofMinutes(3), 256);
}
