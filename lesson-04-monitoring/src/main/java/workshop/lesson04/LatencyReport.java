package workshop.lesson04;

import java.time.Duration;

/**
 * How long records took from the moment they were meant to leave until their acknowledgement.
 *
 * @param p50 the value at rank ⌈0.50 · count⌉ of all values in order
 * @param p95 the same for 0.95
 * @param p99 the same for 0.99
 * @param max the longest
 * @param count how many records were acknowledged
 * @param failures how many failed; they have no latency
 */
public record LatencyReport(Duration p50, Duration p95, Duration p99, Duration max, long count, long failures) {}
