package workshop.testkit;

import java.time.Duration;
import workshop.testkit.wire.Wire;

/**
 * Faults on the wire between the clients of one test and the broker. They act on Produce requests for the test's topics and their
 * responses; frames behind one that waits on the same connection wait too, as TCP would have it. All of them end with the test.
 */
public final class Network {

    private final Wire wire;

    Network(Wire wire) {
        this.wire = wire;
    }

    /** Every request reaches the broker this much later. Delays do not add up: requests travel one behind the other. */
    public void delayRequests(Duration delay) {
        wire.delay(true, delay);
    }

    /** Every response reaches the client this much later. */
    public void delayResponses(Duration delay) {
        wire.delay(false, delay);
    }

    /** No request reaches the broker until {@link #release()}. */
    public void holdRequests() {
        wire.hold(true);
    }

    /** The broker stores what it is sent, but no response reaches the client until {@link #release()}. */
    public void holdResponses() {
        wire.hold(false);
    }

    /** Lets everything go that is held. */
    public void release() {
        wire.release();
    }

    /**
     * The next {@code count} responses are lost, each with its connection, as when a cable breaks after the broker has stored the records:
     * the client cannot know whether it did.
     */
    public void dropResponses(int count) {
        wire.dropResponses(count);
    }

    /** Cuts the connections in use; whatever is under way on them, in either direction, is lost. New connections work. */
    public void cut() {
        wire.cut();
    }
}
