package workshop.lesson03;

import org.apache.kafka.clients.producer.RecordMetadata;

/** What became of an order. */
public sealed interface PublishReport {

    /** It is in the log, and all in-sync replicas have it. */
    record Stored(RecordMetadata metadata) implements PublishReport {}

    /**
     * It was not sent: nothing was handed to the producer.
     *
     * @param isr replicas in sync, -1 if the cluster did not say
     * @param minIsr replicas that have to be, -1 if the cluster did not say
     */
    record Refused(String reason, int isr, int minIsr) implements PublishReport {}

    /** It was sent and refused for good: it is in no log. */
    record Rejected(Exception cause) implements PublishReport {}

    /** It was sent, and nobody knows: it may be in the log, now or later, or not. */
    record Unknown(Exception cause) implements PublishReport {}
}
