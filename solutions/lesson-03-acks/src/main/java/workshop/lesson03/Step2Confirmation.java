package workshop.lesson03;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 2 · Confirmation: what does a send without an error say? */
public final class Step2Confirmation {

    /** Only a broker gives an offset; where there is none, no broker has confirmed anything. */
    public static Confirmation interpret(RecordMetadata metadata) {
        return metadata.hasOffset()
                ? new Confirmation.Stored(metadata.partition(), metadata.offset())
                : new Confirmation.Unverified(metadata.partition());
    }

    private Step2Confirmation() {}
}
