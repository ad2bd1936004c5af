package workshop.lesson03;

import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/** Step 5 · Refuse: better a clear no than two minutes of hope. */
public final class Step5Refuse {

    /**
     * Publishes one order if the cluster can take it, and says what became of it. Look at the replication first, then send:
     *
     * <ul>
     *   <li>{@code Refused}: fewer replicas are in sync than have to be, or the look failed or took too long (then with
     *       -1 and -1); nothing was handed to the producer
     *   <li>{@code Stored}: sent and confirmed
     *   <li>{@code Rejected}: sent and refused by an exception that no retry can cure, such as a message too large
     *   <li>{@code Unknown}: sent, and there was no answer in time, or a retriable exception
     * </ul>
     *
     * <p>Neither the topic's configuration nor the producer is changed; the producer stays open.
     *
     * @param producer asks for {@code acks=all}
     * @param admin for {@link Replication#of}
     * @param topic has one partition, 0
     * @param limit for look and send together
     */
    public static PublishReport publishOrRefuse(
            Producer<String, String> producer, Admin admin, String topic, String order, Duration limit)
            throws InterruptedException {
        // TODO: Which of the four is it, when the look throws, when the wait ends, and when the future fails?
        throw new UnsupportedOperationException("Step 5 · Refuse: not written yet");
    }

    private Step5Refuse() {}
}
