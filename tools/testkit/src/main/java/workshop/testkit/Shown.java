package workshop.testkit;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;

/** Values as a failure text shows them: short, quoted where that helps, never a wall. */
public final class Shown {

    private static final int LONGEST_TEXT = 120;
    private static final int LONGEST_LIST = 8;

    public static String of(Object value) {
        if (value instanceof String text) {
            return "\"" + shortened(text) + "\"";
        }
        if (value instanceof Collection<?> all) {
            String first = all.stream().limit(LONGEST_LIST).map(Shown::of).collect(Collectors.joining(", "));
            return "[" + first + (all.size() > LONGEST_LIST ? ", … " + all.size() + " in all" : "") + "]";
        }
        if (value instanceof Future<?> future) {
            return future.isDone() ? "a future that is done" : "a future that is not done";
        }
        if (value instanceof Producer<?, ?>) {
            return "a " + value.getClass().getSimpleName();
        }
        if (value instanceof Throwable thrown) {
            return exception(thrown);
        }
        return shortened(String.valueOf(value));
    }

    /** Type and message, and what is behind it: {@code ExecutionException caused by RecordTooLargeException: The message is …}. */
    public static String exception(Throwable thrown) {
        StringBuilder shown = new StringBuilder(thrown.getClass().getSimpleName());
        Throwable last = thrown;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
            shown.append(" caused by ").append(last.getClass().getSimpleName());
        }
        return last.getMessage() == null ? shown.toString() : shown + ": " + shortened(last.getMessage());
    }

    /** Whole milliseconds, as Kafka's own settings are given. */
    public static String millis(Duration duration) {
        return String.format("%,d ms", duration.toMillis());
    }

    private static String shortened(String text) {
        String oneLine = text.replace("\n", "\\n");
        return oneLine.length() <= LONGEST_TEXT
                ? oneLine
                : oneLine.substring(0, LONGEST_TEXT / 2) + String.format("… (%,d characters)", text.length());
    }

    private Shown() {}
}
