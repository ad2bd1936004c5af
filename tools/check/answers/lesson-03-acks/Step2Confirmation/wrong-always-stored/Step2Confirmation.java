// expect: offset=-1]
package workshop.lesson03;

import org.apache.kafka.clients.producer.RecordMetadata;

/** A future without an exception counts as stored. */
public final class Step2Confirmation {

    public static Confirmation interpret(RecordMetadata metadata) {
        return new Confirmation.Stored(metadata.partition(), metadata.offset());
    }

    private Step2Confirmation() {}
}
