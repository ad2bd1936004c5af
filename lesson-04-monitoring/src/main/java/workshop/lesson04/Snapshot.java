package workshop.lesson04;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What has become of all records of a ledger up to one moment. At any moment
 * {@code attempted = confirmed + pending + the sum of failuresByType}.
 *
 * @param attempted records that were to be sent
 * @param confirmed those that a broker has acknowledged
 * @param pending those of which nothing is known yet
 * @param oldestPending how long the oldest of the pending ones has waited; empty if none is pending
 * @param failuresByType those that failed, by the simple class name of the root cause, such as {@code RecordTooLargeException}
 */
public record Snapshot(
        long attempted,
        long confirmed,
        long pending,
        Optional<Duration> oldestPending,
        Map<String, Long> failuresByType) {}
