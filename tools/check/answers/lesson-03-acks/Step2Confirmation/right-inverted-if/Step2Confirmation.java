package workshop.lesson03;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Asks the other way round. */
public final class Step2Confirmation {

    public static Confirmation interpret(RecordMetadata metadata) {
        Confirmation confirmation = new Confirmation.Unverified(metadata.partition());
        if (metadata.hasOffset()) {
            confirmation = new Confirmation.Stored(metadata.partition(), metadata.offset());
        }
        return confirmation;
    }

    private Step2Confirmation() {}
}
