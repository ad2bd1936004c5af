package workshop.lesson04;

import static workshop.testkit.Observation.observed;

import java.time.Duration;
import workshop.testkit.Observation;
import workshop.testkit.report.Describe;

/** What was seen of a producer and its ledger at one moment, by JMX and by the futures. */
record Look(Vitals vitals, Snapshot ledger, long nanos) {

    Duration since(Look before) {
        return Duration.ofNanos(nanos - before.nanos);
    }

    long confirmedSince(Look before) {
        return ledger.confirmed() - before.ledger.confirmed();
    }

    long failedSince(Look before) {
        return failed() - before.failed();
    }

    private long failed() {
        return ledger.failuresByType().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** What has changed since the look before. */
    Observation changedFrom(Look before) {
        return observed(
                "in %s: %s (before: %s); attempted +%s, confirmed +%s, failures %s (before: %s), oldest pending %s",
                since(before),
                Readings.words(vitals),
                Readings.words(before.vitals),
                ledger.attempted() - before.ledger.attempted(),
                confirmedSince(before),
                ledger.failuresByType(),
                before.ledger.failuresByType(),
                ledger.oldestPending().map(Describe::millis).orElse("none"));
    }
}
