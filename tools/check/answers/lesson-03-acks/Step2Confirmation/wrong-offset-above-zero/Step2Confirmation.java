// expect: whose offset is 0
// cause: nothing stored at offset 0
package workshop.lesson03;

import org.apache.kafka.clients.producer.RecordMetadata;

/** The first message of a partition is overlooked. */
public final class Step2Confirmation {

    public static Confirmation interpret(RecordMetadata metadata) {
        return metadata.offset() > 0
                ? new Confirmation.Stored(metadata.partition(), metadata.offset())
                : new Confirmation.Unverified(metadata.partition());
    }

    private Step2Confirmation() {}
}
