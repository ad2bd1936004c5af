package workshop.lesson03;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Compares the offset with the number that stands for none. */
public final class Step2Confirmation {

    public static Confirmation interpret(RecordMetadata metadata) {
        if (metadata.offset() == -1L) {
            return new Confirmation.Unverified(metadata.partition());
        }
        return new Confirmation.Stored(metadata.partition(), metadata.offset());
    }

    private Step2Confirmation() {}
}
