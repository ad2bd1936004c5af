package workshop.lesson02;

import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Not all of several messages were delivered. The cause says what stood in the way. */
public final class PartialDeliveryException extends Exception {

    private final transient List<RecordMetadata> confirmed;

    /**
     * @param confirmed where the messages landed whose delivery the broker has confirmed, in the order of the messages
     * @param cause why the next one was not confirmed
     */
    public PartialDeliveryException(List<RecordMetadata> confirmed, Throwable cause) {
        super(confirmed.size() + " confirmed, and then: " + cause, cause);
        this.confirmed = List.copyOf(confirmed);
    }

    /** Where the confirmed messages landed, in the order of the messages. */
    public List<RecordMetadata> confirmed() {
        return confirmed;
    }
}
