package workshop.testkit.report;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;

/** Says in words what a value is, as a failure text wants it: short, quoted where that helps, never a wall. */
public final class Describe {

    private static final int LONGEST_TEXT = 120;
    private static final int LONGEST_MESSAGE = 240;
    private static final int LONGEST_LIST = 5;

    public static String value(Object value) {
        if (value instanceof String text) {
            return "\"" + shortened(text, LONGEST_TEXT) + "\"";
        }
        if (value instanceof Collection<?> all) {
            String first = all.stream().limit(LONGEST_LIST).map(Describe::value).collect(Collectors.joining(", "));
            return "[" + first + (all.size() > LONGEST_LIST ? ", … " + all.size() + " in all" : "") + "]";
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? "an empty Optional" : "an Optional of " + value(optional.get());
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
        return shortened(String.valueOf(value), LONGEST_MESSAGE);
    }

    /** The first place at which the two lists differ, or how many there are of each. */
    public static String firstDifference(List<?> wanted, List<?> found) {
        return IntStream.range(0, Math.min(wanted.size(), found.size()))
                .filter(i -> !wanted.get(i).equals(found.get(i)))
                .mapToObj(i ->
                        "number " + (i + 1) + " is " + value(found.get(i)) + " and should be " + value(wanted.get(i)))
                .findFirst()
                .orElse(found.size() + " instead of " + wanted.size());
    }

    /** Type and message, and what is behind it: {@code ExecutionException caused by RecordTooLargeException: The message is …}. */
    public static String exception(Throwable thrown) {
        StringBuilder shown = new StringBuilder(type(thrown));
        Throwable last = thrown;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
            shown.append(" caused by ").append(type(last));
        }
        return last.getMessage() == null
                ? shown.toString()
                : shown + ": " + shortened(last.getMessage(), LONGEST_MESSAGE);
    }

    /** The simple name; there are two TimeoutExceptions, and which of them it is matters. */
    private static String type(Throwable thrown) {
        String simple = thrown.getClass().getSimpleName();
        return simple.equals("TimeoutException") ? thrown.getClass().getName() : simple;
    }

    /** Whole milliseconds, as Kafka's own settings are given. */
    public static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,d ms", duration.toMillis());
    }

    private static String shortened(String text, int longest) {
        String oneLine = text.replace("\n", "\\n").replace("\t", "\\t");
        return oneLine.length() <= longest
                ? oneLine
                : oneLine.substring(0, longest / 2) + String.format(Locale.ROOT, "… (%,d characters)", text.length());
    }

    private Describe() {}
}
