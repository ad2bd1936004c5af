// expect: Stored[partition=0, offset=
package workshop.lesson03;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Mixes the two numbers up. */
public final class Step2Confirmation {

    public static Confirmation interpret(RecordMetadata metadata) {
        return metadata.hasOffset()
                ? new Confirmation.Stored((int) metadata.offset(), metadata.partition())
                : new Confirmation.Unverified(metadata.partition());
    }

    private Step2Confirmation() {}
}
