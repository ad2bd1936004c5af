package workshop.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import workshop.testkit.report.Describe;

/**
 * Something that was read during this run from a log, the wire, a client or a call, in words. A failure text shows nothing else under
 * <em>kafka saw</em>: there is no observation without a reading, so no sentence that says the same in every run.
 */
public final class Observation {

    static final Observation NONE = new Observation("");

    private final String words;

    private Observation(String words) {
        this.words = words;
    }

    /** A value as it was read. */
    public static Observation of(Object reading) {
        return new Observation(Describe.value(reading));
    }

    /**
     * Readings in a sentence: {@code observed("%s of 5 messages in %s", inTheLog.size(), topic.name())}.
     *
     * @param sentence with a {@code %s} for each reading
     * @param first a number, a name, or another observation as it is; a duration in milliseconds; of a collection its first elements
     * @param more the other readings
     */
    public static Observation observed(String sentence, Object first, Object... more) {
        Object[] readings = new Object[more.length + 1];
        readings[0] = first;
        System.arraycopy(more, 0, readings, 1, more.length);
        if (sentence.split("%s", -1).length != readings.length + 1) {
            throw new IllegalArgumentException(readings.length + " readings for \"" + sentence + "\"");
        }
        return new Observation(String.format(
                sentence, Arrays.stream(readings).map(Observation::shown).toArray()));
    }

    /** The first place at which what was found is not what was wanted, or how many there are of each. */
    public static Observation firstDifference(List<?> wanted, List<?> found) {
        return new Observation(Describe.firstDifference(wanted, found));
    }

    /** This one and the next. */
    public Observation and(Observation next) {
        return words.isEmpty() || next.words.isEmpty()
                ? new Observation(words + next.words)
                : new Observation(words + "; " + next.words);
    }

    private static String shown(Object reading) {
        if (reading instanceof String || reading instanceof Observation) {
            return reading.toString();
        }
        return reading instanceof Duration time ? Describe.millis(time) : Describe.value(reading);
    }

    @Override
    public String toString() {
        return words;
    }
}
