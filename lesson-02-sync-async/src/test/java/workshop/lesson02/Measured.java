package workshop.lesson02;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What was measured of one way to send.
 *
 * @param way its name in the table
 * @param delay on the way of each request to the broker
 * @param records how many were sent
 * @param took from the first {@code send()} until the last record was acknowledged
 * @param p50 from a record's {@code send()} to its acknowledgement, for half of them; p95 and p99 likewise
 * @param requests Produce requests on the wire
 * @param batches record batches in them
 * @param bytes of those requests, all in all
 */
record Measured(
        String way,
        Duration delay,
        int records,
        Duration took,
        Duration p50,
        Duration p95,
        Duration p99,
        int requests,
        int batches,
        long bytes) {

    static final String HEADING = String.format(
                    Locale.ROOT,
                    "  %-24s %9s %8s %8s %8s %9s %9s %9s",
                    "",
                    "records/s",
                    "p50 ms",
                    "p95 ms",
                    "p99 ms",
                    "requests",
                    "records",
                    "wire bytes")
            + String.format(
                    Locale.ROOT,
                    "%n  %-24s %9s %8s %8s %8s %9s %9s %9s",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "per 1000",
                    "a batch",
                    "a record");

    double recordsPerSecond() {
        return records / (took.toNanos() / 1e9);
    }

    /** One row of the table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "  %-24s %,9.0f %8.2f %8.2f %8.2f %9.1f %9.1f %9.1f",
                way,
                recordsPerSecond(),
                millis(p50),
                millis(p95),
                millis(p99),
                1000.0 * requests / records,
                (double) records / batches,
                (double) bytes / records);
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    /** The one in the middle by records a second. */
    static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted(comparing(Measured::recordsPerSecond))
                .toList()
                .get(rounds.size() / 2);
    }
}
