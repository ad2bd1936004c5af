package workshop.judge;

import java.time.Duration;
import workshop.testkit.report.Verdict;

/**
 * What came of one run of a step.
 *
 * @param tests how long its tests ran, the first start of a broker included; zero if they did not come to an end
 * @param seed of the random values that the tests took
 * @param printed what the answer printed, the first page of it; empty if the tests did not come to an end
 */
public record StepResult(Verdict verdict, Duration tests, long seed, String printed) {}
