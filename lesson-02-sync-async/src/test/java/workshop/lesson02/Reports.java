package workshop.lesson02;

import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workshop.lesson02.SendResult.Failed;
import workshop.lesson02.SendResult.Stored;
import workshop.testkit.Observation;
import workshop.testkit.report.Describe;

/** What the learner's code reports, in words, in whatever order and on whatever thread it comes. */
final class Reports {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST_NAME = 60;
    private static final int SHOWN = 5;

    private final List<String> reports = new CopyOnWriteArrayList<>();

    void delivered(String message, RecordMetadata metadata) {
        reports.add(delivery(message, List.of(String.valueOf(metadata))));
    }

    void failed(String message, Exception exception) {
        reports.add(failure(message, type(exception)));
    }

    void result(SendResult result) {
        reports.add(inWords(result));
    }

    /** As {@link #delivered} reports a message at these places in the log, which should be one. */
    static String delivery(String message, List<String> places) {
        return name(message) + " delivered at " + (places.isEmpty() ? "no place" : String.join(" and at ", places));
    }

    /** As {@link #failed} reports a message. */
    static String failure(String message, String exception) {
        return name(message) + " failed with " + exception;
    }

    /** {@code stored at forest-defense-7f3a-0@41} or {@code failed with RecordTooLargeException}. */
    static String inWords(SendResult result) {
        if (result instanceof Stored stored) {
            return "stored at " + stored.metadata();
        }
        return result instanceof Failed failed ? "failed with " + type(failed.cause()) : "no result";
    }

    private static String type(Exception exception) {
        return exception == null ? "no exception" : exception.getClass().getSimpleName();
    }

    /** The message itself; a long one goes by its length. */
    private static String name(String message) {
        return message != null && message.length() > LONGEST_NAME
                ? String.format(Locale.ROOT, "the message of %,d characters", message.length())
                : Describe.value(message);
    }

    /** How many there are, and the first of them. */
    static String shown(List<String> reports) {
        if (reports.isEmpty()) {
            return "none";
        }
        String first = reports.stream().limit(SHOWN).collect(Collectors.joining("; "));
        return reports.size() + (reports.size() > SHOWN ? ", at first: " : ": ") + first;
    }

    /** What {@code told} lacks of {@code wanted}, and what it has beyond it. */
    static Observation difference(List<String> wanted, List<String> told) {
        List<String> missing = without(wanted, told);
        List<String> surplus = without(told, wanted);
        return observed("missing %s, not expected %s", shown(missing), shown(surplus));
    }

    private static List<String> without(List<String> some, List<String> others) {
        List<String> rest = new ArrayList<>(some);
        others.forEach(rest::remove); // removes each once: of what is there twice, one is left
        return rest;
    }

    /** What has been reported by now, sorted. */
    List<String> soFar() {
        return reports.stream().sorted().toList();
    }

    /** The reports, sorted, as soon as there are {@code count} of them; after 3 seconds, those that there are then. */
    List<String> onceThereAre(int count) {
        try {
            Awaitility.await(count + " reports")
                    .dontCatchUncaughtExceptions() // a handler that throws on its own thread is part of the test
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> reports.size() >= count);
        } catch (ConditionTimeoutException e) {
            // The claim says how many are missing.
        }
        return soFar();
    }
}
