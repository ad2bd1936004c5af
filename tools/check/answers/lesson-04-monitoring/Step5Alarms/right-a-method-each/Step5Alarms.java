package workshop.lesson04;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** A switch that asks each alarm whether it rings. */
public final class Step5Alarms {

    public static Set<Alarm> evaluate(
            Vitals before, Vitals now, Snapshot ledgerBefore, Snapshot ledgerNow, Duration elapsed) {
        Set<Alarm> alarms = new TreeSet<>(Arrays.asList(Alarm.values()));
        alarms.removeIf(alarm -> !rings(alarm, before, now, ledgerBefore, ledgerNow, elapsed));
        return alarms;
    }

    private static boolean rings(
            Alarm alarm, Vitals before, Vitals now, Snapshot ledgerBefore, Snapshot ledgerNow, Duration elapsed) {
        return switch (alarm) {
            case DELIVERY_ERRORS -> now.errors() != before.errors();
            case RETRY_STORM -> isStorm(now.retries() - before.retries(), now.sends() - before.sends());
            case BACK_PRESSURE -> now.bufferFree() < 0.2;
            case THROTTLED -> now.throttleTimeMaxMs().orElse(0) > 0;
            case SLOW_ACKS -> ledgerNow.oldestPending().orElse(Duration.ZERO).compareTo(Duration.ofSeconds(2)) > 0;
            case SILENT ->
                elapsed.compareTo(Duration.ofSeconds(1)) >= 0
                        && ledgerNow.attempted() > ledgerBefore.attempted()
                        && ledgerNow.confirmed() == ledgerBefore.confirmed()
                        && ledgerNow.failuresByType().equals(ledgerBefore.failuresByType());
        };
    }

    private static boolean isStorm(long retries, long sends) {
        if (retries == 0) {
            return false;
        }
        return sends == 0 || (double) retries / sends > 0.2;
    }

    private Step5Alarms() {}
}
