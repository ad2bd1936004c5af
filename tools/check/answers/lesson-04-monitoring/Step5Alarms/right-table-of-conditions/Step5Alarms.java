package workshop.lesson04;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A table of alarms and conditions. */
public final class Step5Alarms {

    public static Set<Alarm> evaluate(
            Vitals before, Vitals now, Snapshot ledgerBefore, Snapshot ledgerNow, Duration elapsed) {
        long sends = now.sends() - before.sends();
        long retries = now.retries() - before.retries();
        long attempted = ledgerNow.attempted() - ledgerBefore.attempted();
        long answered =
                (ledgerNow.attempted() - ledgerNow.pending()) - (ledgerBefore.attempted() - ledgerBefore.pending());
        Map<Alarm, Boolean> rings = Map.of(
                Alarm.DELIVERY_ERRORS,
                now.errors() - before.errors() > 0,
                Alarm.RETRY_STORM,
                retries * 5 > sends,
                Alarm.BACK_PRESSURE,
                now.bufferFree() < 0.2,
                Alarm.THROTTLED,
                now.throttleTimeMaxMs().isPresent() && now.throttleTimeMaxMs().getAsDouble() > 0,
                Alarm.SLOW_ACKS,
                ledgerNow.oldestPending().filter(age -> age.toMillis() > 2_000).isPresent(),
                Alarm.SILENT,
                attempted > 0 && answered == 0 && elapsed.toMillis() >= 1_000);
        return rings.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    private Step5Alarms() {}
}
