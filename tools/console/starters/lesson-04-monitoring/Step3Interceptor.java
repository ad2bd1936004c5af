package workshop.lesson04;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Step 3 · Interceptor: count what a producer does without touching the code that sends.
 *
 * <p>Kafka creates it from the name of the class, given as {@code interceptor.classes}; each producer has an instance of
 * its own. Whatever an interceptor throws is logged and swallowed.
 */
public final class Step3Interceptor implements ProducerInterceptor<Object, Object> {

    /**
     * What the producers with this {@code client.id} have done so far, those included that are closed by now. Zeros if no
     * producer had that id.
     */
    public static Stats statsOf(String clientId) {
        throw new UnsupportedOperationException("Step 3 · Interceptor: not written yet");
    }

    /** Called once, before anything else, with the producer's settings; {@code client.id} is always among them. */
    @Override
    public void configure(Map<String, ?> configs) {
        // TODO: Whose records will this instance see? And where do counts live that outlast it?
        throw new UnsupportedOperationException("Step 3 · Interceptor: not written yet");
    }

    /**
     * Called by {@code send()}, on the caller's thread, for every record of any type; key and value may be null.
     *
     * @return the record with one header {@code dispatched-at}, the time of the call in milliseconds since the epoch as a
     *     decimal number in UTF-8, and otherwise unchanged. A record that has the header already keeps it as it is.
     */
    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        throw new UnsupportedOperationException("Step 3 · Interceptor: not written yet");
    }

    /**
     * Called when a record has been acknowledged or has failed, also when {@code send()} throws; mostly on the network
     * thread, which must not be kept.
     *
     * @param metadata may be null when there is an exception
     * @param exception null if the record was acknowledged
     */
    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        throw new UnsupportedOperationException("Step 3 · Interceptor: not written yet");
    }

    @Override
    public void close() {}
}
