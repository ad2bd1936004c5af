package workshop.testkit.wire;

import java.util.Optional;
import workshop.testkit.wire.Frame.Produce;

/**
 * A frame that was read from one socket and not yet written to the other.
 *
 * @param arrivedNanos when it was read, in the time of {@link System#nanoTime()}
 * @param produce the Produce request that it is or answers; empty for everything else
 */
record FrameInTransit(Frame frame, long arrivedNanos, Optional<Produce> produce) {}
