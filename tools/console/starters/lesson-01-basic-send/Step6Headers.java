package workshop.lesson01;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Step 6 · Headers: say about a message what belongs neither in its key nor in its value. */
public final class Step6Headers {

    /**
     * Composes the record for {@code order}, and sends nothing.
     *
     * <p>The record's key is the band and its value the text, with nothing added to either. Its timestamp is
     * {@code sentAt}, to the millisecond. The partition is left to the key.
     *
     * <p>Each entry of {@code headers} becomes one header with the same key and the value in UTF-8. A value that is
     * null stays null; that is not the same as an empty one. Every record has headers of its own: composing twice from
     * the same arguments gives two records that can both be sent.
     *
     * @param headers may be empty, but is not null
     */
    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        // TODO: A record has room for more than topic, key and value. How does it count time, and what is in a header?
        throw new UnsupportedOperationException("Step 6 · Headers: not written yet");
    }

    private Step6Headers() {}
}
