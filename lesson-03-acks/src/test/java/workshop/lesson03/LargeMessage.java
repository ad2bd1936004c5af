package workshop.lesson03;

import static workshop.testkit.Observation.observed;

import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.Values;

/** A message of 2 MB. Kafka's defaults allow 1 MB, for a request as well as for a batch in the log. */
record LargeMessage(String text) {

    private static final int BYTES = 2 * 1024 * 1024;

    static LargeMessage of(Values values) {
        return new LargeMessage(values.word() + "x".repeat(BYTES));
    }

    /** Its size, and the largest that the topic takes. */
    Observation besideLimitOf(Topic topic) {
        return observed(
                "a message of %s bytes for max.message.bytes=%s",
                text.length(), topic.config().get("max.message.bytes"));
    }
}
