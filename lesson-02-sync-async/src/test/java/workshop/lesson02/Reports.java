package workshop.lesson02;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workshop.testkit.Shown;

/** What the learner's code reports of single messages, in words, whatever thread it comes from. */
final class Reports {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final List<String> reports = new CopyOnWriteArrayList<>();

    void delivered(String message, RecordMetadata metadata) {
        reports.add(Shown.of(message) + " delivered at " + metadata);
    }

    void failed(String message, Exception exception) {
        reports.add(failure(
                message, exception == null ? "null" : exception.getClass().getSimpleName()));
    }

    /** The method itself threw, which is one report too many. */
    void thrown(Throwable thrown) {
        reports.add("and it threw " + Shown.exception(thrown));
    }

    /** As {@link #delivered} reports a message at these places in the log, which should be one. */
    static String delivery(String message, List<String> places) {
        return Shown.of(message) + " delivered at " + (places.isEmpty() ? "no place" : String.join(" and at ", places));
    }

    /** As {@link #failed} reports it. */
    static String failure(String message, String exception) {
        return Shown.of(message) + " failed with " + exception;
    }

    /** What has been reported by now. */
    List<String> soFar() {
        return List.copyOf(reports);
    }

    /** The reports, as soon as there are {@code count} of them; after 4 seconds, what is there then. */
    List<String> onceThereAre(int count) {
        try {
            Awaitility.await(count + " reports")
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
