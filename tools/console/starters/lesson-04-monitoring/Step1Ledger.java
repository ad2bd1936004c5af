package workshop.lesson04;

import org.apache.kafka.clients.producer.Callback;

/**
 * Step 1 · Ledger: know at any time what has become of every record.
 *
 * <p>One ledger serves any number of producers and threads. Its use:
 *
 * <pre>{@code
 * Callback callback = ledger.track(id);
 * try {
 *     producer.send(record, callback);
 * } catch (RuntimeException e) {
 *     ledger.rejected(id, e);
 * }
 * }</pre>
 */
public final class Step1Ledger {

    /**
     * Notes that the record {@code id} is about to be sent: from now on it is attempted, and pending.
     *
     * @param id no two records have the same
     * @return the callback to be given to {@code send()}: it moves the id from pending to confirmed, or to failed
     */
    public Callback track(String id) {
        // TODO: Which of the callback's two arguments tells a success from a failure?
        throw new UnsupportedOperationException("Step 1 · Ledger: not written yet");
    }

    /**
     * Moves {@code id} from pending to failed, because of what {@code send()} threw or because the caller has given it up.
     * Whichever of callback and {@code rejected} comes first decides; the second is ignored.
     *
     * @param cause counted by its root cause: the last in the row of causes
     */
    public void rejected(String id, Exception cause) {
        throw new UnsupportedOperationException("Step 1 · Ledger: not written yet");
    }

    /** What is known now. Its numbers belong to one moment, and it doesn't change afterwards. */
    public Snapshot snapshot() {
        throw new UnsupportedOperationException("Step 1 · Ledger: not written yet");
    }
}
