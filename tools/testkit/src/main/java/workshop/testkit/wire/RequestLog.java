package workshop.testkit.wire;

import java.util.ArrayList;
import java.util.List;
import workshop.testkit.wire.Frame.Produce;

/** The Produce requests of one test, and how many of them have no answer yet. */
public final class RequestLog {

    // All guarded by this.
    private final List<ProduceRequestSeen> requests = new ArrayList<>();
    private int inFlight;
    private int recordsInFlight;
    private long lastAnswerNanos;

    /** Every request so far, in the order in which they left the clients. */
    public synchronized List<ProduceRequestSeen> requests() {
        return List.copyOf(requests);
    }

    /** How many requests are not in flight now. One with acks=0 never is. */
    public synchronized int answered() {
        return requests.size() - inFlight;
    }

    /** When the last response so far went on to its client, in the time of {@link System#nanoTime()}; 0 if none did. */
    public synchronized long lastAnswerNanos() {
        return lastAnswerNanos;
    }

    /** A request came from its client. */
    synchronized void arrived(Produce request) {
        requests.add(new ProduceRequestSeen(
                request.clientId(),
                request.acks(),
                request.bytes(),
                inFlight + 1,
                recordsInFlight + request.records(),
                System.nanoTime(),
                request.batches()));
        if (request.expectsResponse()) {
            inFlight++;
            recordsInFlight += request.records();
        }
    }

    /** The request is no longer in flight: its response went to the client, or its connection is gone. */
    synchronized void settled(Produce request) {
        lastAnswerNanos = System.nanoTime();
        inFlight--;
        recordsInFlight -= request.records();
    }
}
