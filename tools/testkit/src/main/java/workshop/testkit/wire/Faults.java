package workshop.testkit.wire;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What one test wants to go wrong with its Produce requests and their responses. {@link Pump} asks before it writes a frame. */
public final class Faults {

    // All guarded by this; the pumps wait on it.
    private final Map<Direction, Long> delayNanos = new EnumMap<>(Direction.class);
    private final Set<Direction> held = EnumSet.noneOf(Direction.class);
    private final Set<Direction> released = EnumSet.noneOf(Direction.class);
    private int responsesToDrop;
    private int responsesDropped;

    /** Every frame arrives this much later. Delays don't add up: frames travel one behind the other. */
    public synchronized void delay(Direction direction, Duration delay) {
        delayNanos.put(direction, delay.toNanos());
        notifyAll();
    }

    /** No frame goes on until {@link #release}. */
    public synchronized void hold(Direction direction) {
        held.add(direction);
    }

    /** Lets everything go that is held. */
    public synchronized void release() {
        released.addAll(held);
        held.clear();
        notifyAll();
    }

    /** Loses the next {@code count} responses, each with its connection. */
    public synchronized void dropResponses(int count) {
        responsesToDrop = count;
    }

    /** Whether frames wait in this direction until {@link #release}. */
    public synchronized boolean isHeld(Direction direction) {
        return held.contains(direction);
    }

    /** Whether frames have waited in this direction, and were let go. */
    public synchronized boolean wasReleased(Direction direction) {
        return released.contains(direction);
    }

    /** How much later a frame arrives; zero if there is no delay. */
    public synchronized Duration delay(Direction direction) {
        return Duration.ofNanos(delayNanos.getOrDefault(direction, 0L));
    }

    /** How many responses were lost. */
    public synchronized int responsesDropped() {
        return responsesDropped;
    }

    /** Ends every fault. */
    synchronized void end() {
        delayNanos.clear();
        responsesToDrop = 0;
        release();
    }

    /** True if the test has asked to drop the response that is about to leave. */
    synchronized boolean dropsThisResponse() {
        if (responsesToDrop == 0) {
            return false;
        }
        responsesToDrop--;
        responsesDropped++;
        return true;
    }

    /** Waits until a frame may leave that came at {@code arrivedNanos}. A delay counts from its arrival. */
    synchronized void awaitTurn(Direction direction, long arrivedNanos) throws InterruptedException {
        while (true) {
            if (held.contains(direction)) {
                wait();
                continue;
            }
            long nanos = arrivedNanos + delayNanos.getOrDefault(direction, 0L) - System.nanoTime();
            if (nanos <= 0) {
                return;
            }
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }
}
