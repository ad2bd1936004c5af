package workshop.lesson03;

import static java.time.Duration.ofSeconds;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import workshop.testkit.Call;
import workshop.testkit.Topic;

/** Calls of the learner's publishOrRefuse. */
final class Publishing {

    private static final Duration LIMIT = ofSeconds(3);

    /** After so long a call that was given {@link #LIMIT} has to be back. */
    static final Duration LATEST = LIMIT.plusSeconds(2);

    /** For a cluster that can take the order: how long it takes is not the point. */
    private static final Duration AMPLE = ofSeconds(8);

    /** To a cluster that can say at once what becomes of the order. Returns when the call is back. */
    static Call<PublishReport> publish(Producer<String, String> producer, Topic topic, String order) {
        return start(producer, topic.newAdmin(), topic.name(), order, AMPLE).finish();
    }

    /** With a limit that the call has to keep. Returns at once. */
    static Call<PublishReport> startPublishing(Producer<String, String> producer, Topic topic, String order) {
        return startPublishing(producer, topic.newAdmin(), topic.name(), order);
    }

    /** The same with the test's own choice of Admin and topic. */
    static Call<PublishReport> startPublishing(
            Producer<String, String> producer, Admin admin, String topic, String order) {
        return start(producer, admin, topic, order, LIMIT);
    }

    private static Call<PublishReport> start(
            Producer<String, String> producer, Admin admin, String topic, String order, Duration limit) {
        return Call.start("publishOrRefuse", () -> Step5Refuse.publishOrRefuse(producer, admin, topic, order, limit));
    }

    private Publishing() {}
}
