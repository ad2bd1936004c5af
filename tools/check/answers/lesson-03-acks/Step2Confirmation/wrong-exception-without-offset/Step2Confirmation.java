// expect: threw IllegalStateException
package workshop.lesson03;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Throws where there is no offset. */
public final class Step2Confirmation {

    public static Confirmation interpret(RecordMetadata metadata) {
        if (!metadata.hasOffset()) {
            throw new IllegalStateException("not stored");
        }
        return new Confirmation.Stored(metadata.partition(), metadata.offset());
    }

    private Step2Confirmation() {}
}
