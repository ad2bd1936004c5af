package workshop.lesson04;

import static workshop.testkit.Claim.verify;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import workshop.testkit.Observation;

/** The claims on a report: one for each of its numbers, which the reason names. */
record LatencyClaims(LatencyReport report, String which, Supplier<Observation> kafkaSaw, String why) {

    LatencyClaims(LatencyReport report, Supplier<Observation> kafkaSaw, String why) {
        this(report, "the report", kafkaSaw, why);
    }

    /** Within 1 %, as the contract allows, of something between the two. */
    void isAbout(String number, Duration found, Duration low, Duration high) {
        isTrue(number, found.toNanos() >= low.toNanos() * 0.99 && found.toNanos() <= high.toNanos() * 1.01);
    }

    void isAtLeast(String number, Duration found, Duration low) {
        isTrue(number, found.compareTo(low) >= 0);
    }

    void isBelow(String number, Duration found, Duration high) {
        isTrue(number, found.compareTo(high) < 0);
    }

    void isCount(String number, long found, long wanted) {
        isTrue(number, found == wanted);
    }

    private void isTrue(String number, boolean fact) {
        verify(fact)
                .youDid(which + " says " + shown(report))
                .kafkaSaw(kafkaSaw)
                .why(number + ": " + why)
                .isTrue();
    }

    static String shown(LatencyReport report) {
        return "p50 " + millis(report.p50()) + ", p95 " + millis(report.p95()) + ", p99 " + millis(report.p99())
                + ", max " + millis(report.max()) + ", count " + report.count() + ", failures " + report.failures();
    }

    /** Finer than whole milliseconds; in days where a number is nonsense. */
    static String millis(Duration duration) {
        return duration.toDays() == 0
                ? String.format(Locale.ROOT, "%,.1f ms", duration.toNanos() / 1e6)
                : String.format(Locale.ROOT, "%,d days", duration.toDays());
    }
}
