package workshop.lesson03;

import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import workshop.testkit.Observation;

/** The look at the replication that the learner's code has to take first, taken by the test itself. */
final class ReplicationLook {

    /** A broker that is there answers in far less. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** What the cluster answers now; that it answers nothing, if it does not within a second. */
    static Observation at(String topic, Admin admin) {
        try {
            return observed("%s was the answer to the look of the test itself", Replication.of(admin, topic, 0, LIMIT));
        } catch (ExecutionException e) {
            return observed(
                    "%s was the answer to the look of the test itself",
                    e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            return observed("nobody answered the look of the test itself within %s", LIMIT);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while the test itself looked", e);
        }
    }

    private ReplicationLook() {}
}
