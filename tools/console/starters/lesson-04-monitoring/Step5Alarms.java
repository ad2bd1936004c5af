package workshop.lesson04;

import java.time.Duration;
import java.util.Set;

/** Step 5 · Alarms: raise the right alarm, and none when all is well. */
public final class Step5Alarms {

    /** More retries than this share of the sends of the interval are a {@link Alarm#RETRY_STORM}. */
    public static final double RETRY_STORM_SHARE = 0.2;

    /** A smaller free share of the buffer is {@link Alarm#BACK_PRESSURE}. */
    public static final double BUFFER_FREE_SHARE = 0.2;

    /** A record that is pending for longer rings {@link Alarm#SLOW_ACKS}. */
    public static final Duration SLOW = Duration.ofSeconds(2);

    /** An interval that is shorter says nothing about {@link Alarm#SILENT}. */
    public static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);

    /**
     * Compares two looks at the same producer and its ledger.
     *
     * <table>
     * <caption>When an alarm rings; Δ is the change between the two looks</caption>
     * <tr><td>DELIVERY_ERRORS</td><td>errors Δ &gt; 0</td></tr>
     * <tr><td>RETRY_STORM</td><td>retries Δ &gt; 20 % of sends Δ; retries without sends are a storm</td></tr>
     * <tr><td>BACK_PRESSURE</td><td>bufferFree &lt; 0.2 now</td></tr>
     * <tr><td>THROTTLED</td><td>throttleTimeMaxMs &gt; 0 now</td></tr>
     * <tr><td>SLOW_ACKS</td><td>oldestPending &gt; 2 s now</td></tr>
     * <tr><td>SILENT</td><td>attempted Δ &gt; 0, and neither confirmed nor failed has changed, and the interval is at least
     * 1 s long</td></tr>
     * </table>
     *
     * @param elapsed the time between the two looks
     * @return all alarms that ring; none when all is well, and none when nothing was sent
     */
    public static Set<Alarm> evaluate(
            Vitals before, Vitals now, Snapshot ledgerBefore, Snapshot ledgerNow, Duration elapsed) {
        // TODO: Which numbers have to be compared with what they were, and which speak of now by themselves?
        throw new UnsupportedOperationException("Step 5 · Alarms: not written yet");
    }

    private Step5Alarms() {}
}
