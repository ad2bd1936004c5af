package workshop.testkit;

import static workshop.testkit.Observation.observed;

import java.time.Duration;
import workshop.testkit.wire.Direction;
import workshop.testkit.wire.Faults;
import workshop.testkit.wire.Wire;

/**
 * Faults on the wire between the clients of one test and the broker. They act on Produce requests for the test's topics
 * and their responses; frames behind one that waits on the same connection wait too, as TCP would have it. All of them
 * end with the test.
 */
public final class Network {

    private final Wire wire;

    Network(Wire wire) {
        this.wire = wire;
    }

    /** Every request reaches the broker this much later. Delays do not add up: requests travel one behind the other. */
    public void delayRequests(Duration delay) {
        wire.faults().delay(Direction.REQUEST, delay);
    }

    /** Every response reaches the client this much later. */
    public void delayResponses(Duration delay) {
        wire.faults().delay(Direction.RESPONSE, delay);
    }

    /** No request reaches the broker until {@link #release()}. */
    public void holdRequests() {
        wire.faults().hold(Direction.REQUEST);
    }

    /** The broker stores what it is sent, but no response reaches the client until {@link #release()}. */
    public void holdResponses() {
        wire.faults().hold(Direction.RESPONSE);
    }

    /** Lets everything go that is held. */
    public void release() {
        wire.faults().release();
    }

    /**
     * The next {@code count} responses are lost, each with its connection, as when a cable breaks after the broker has
     * stored the records: the client cannot know whether it did.
     */
    public void dropResponses(int count) {
        wire.faults().dropResponses(count);
    }

    /** Which faults there are now, and which there were; nothing on a network without any. */
    public Observation seen() {
        Faults faults = wire.faults();
        Observation seen = Observation.NONE;
        for (Direction direction : Direction.values()) {
            String frames = direction == Direction.REQUEST ? "requests" : "answers";
            if (faults.isHeld(direction)) {
                seen = seen.and(observed("the test holds the %s back", frames));
            } else if (faults.wasReleased(direction)) {
                seen = seen.and(observed("the test held the %s back, and let them go", frames));
            }
            if (!faults.delay(direction).isZero()) {
                seen = seen.and(observed("the %s take %s each time", frames, faults.delay(direction)));
            }
        }
        int lost = faults.responsesDropped();
        return lost == 0 ? seen : seen.and(observed(lost == 1 ? "%s answer was lost" : "%s answers were lost", lost));
    }

    /** Cuts the connections in use; frames in transit on them are lost, in either direction. New connections work. */
    public void cut() {
        wire.cut();
    }
}
