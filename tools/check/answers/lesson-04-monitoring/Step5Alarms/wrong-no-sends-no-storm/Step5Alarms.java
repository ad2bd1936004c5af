// expect: returned [] kafka saw sends +0, retries +1
package workshop.lesson04;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Looks for a storm only where something was sent. */
public final class Step5Alarms {

    public static final double RETRY_STORM_SHARE = 0.2;
    public static final double BUFFER_FREE_SHARE = 0.2;
    public static final Duration SLOW = Duration.ofSeconds(2);
    public static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);

    public static Set<Alarm> evaluate(
            Vitals before, Vitals now, Snapshot ledgerBefore, Snapshot ledgerNow, Duration elapsed) {
        Set<Alarm> alarms = EnumSet.noneOf(Alarm.class);
        if (now.errors() > before.errors()) {
            alarms.add(Alarm.DELIVERY_ERRORS);
        }
        if (now.sends() > before.sends()
                && now.retries() - before.retries() > RETRY_STORM_SHARE * (now.sends() - before.sends())) {
            alarms.add(Alarm.RETRY_STORM);
        }
        if (now.bufferFree() < BUFFER_FREE_SHARE) {
            alarms.add(Alarm.BACK_PRESSURE);
        }
        if (now.throttleTimeMaxMs().orElse(0) > 0) {
            alarms.add(Alarm.THROTTLED);
        }
        if (ledgerNow.oldestPending().orElse(Duration.ZERO).compareTo(SLOW) > 0) {
            alarms.add(Alarm.SLOW_ACKS);
        }
        if (ledgerNow.attempted() > ledgerBefore.attempted()
                && answered(ledgerNow) == answered(ledgerBefore)
                && elapsed.compareTo(SHORTEST_SILENCE) >= 0) {
            alarms.add(Alarm.SILENT);
        }
        return alarms;
    }

    private static long answered(Snapshot ledger) {
        return ledger.confirmed()
                + ledger.failuresByType().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private Step5Alarms() {}
}
