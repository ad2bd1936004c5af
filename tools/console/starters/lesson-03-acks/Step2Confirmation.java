package workshop.lesson03;

import org.apache.kafka.clients.producer.RecordMetadata;

/** Step 2 · Confirmation: what does a send without an error say? */
public final class Step2Confirmation {

    /**
     * Says what is known of a message whose future completed without an exception.
     *
     * @param metadata what the future completed with, whatever the producer's {@code acks} are
     * @return {@code Stored} with the place, if a broker has confirmed it; {@code Unverified} if none was asked
     */
    public static Confirmation interpret(RecordMetadata metadata) {
        // TODO: With acks=0 the future completes too. What can the metadata not know then?
        throw new UnsupportedOperationException("Step 2 · Confirmation: not written yet");
    }

    private Step2Confirmation() {}
}
