package workshop.testkit.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.kafka.common.Uuid;
import workshop.testkit.wire.Frame.Produce;
import workshop.testkit.wire.Frame.TopicKey;

/**
 * The wire between clients and broker as one test sees it: the faults it asked for and the Produce requests for its topics. Traffic of
 * other tests, and of the harness itself, passes untouched and unseen.
 */
public final class Wire {

    enum Direction {
        REQUEST,
        RESPONSE
    }

    private final Set<String> topicNames = new CopyOnWriteArraySet<>();
    private final Set<Uuid> topicIds = new CopyOnWriteArraySet<>();
    private final Set<Connection> connections = new CopyOnWriteArraySet<>();

    // All guarded by this; the lanes of the connections wait on it.
    private final long[] delayNanos = new long[Direction.values().length];
    private final boolean[] held = new boolean[Direction.values().length];
    private int responsesToDrop;
    private int inFlight;
    private int recordsInFlight;
    private long lastAnswerNanos;
    private final List<ProduceRequestSeen> requests = new ArrayList<>();

    /** From now on requests for this topic belong to this test. */
    public void watch(String topic, Uuid id) {
        topicNames.add(topic);
        topicIds.add(id);
    }

    public synchronized void delay(boolean requests, Duration delay) {
        delayNanos[direction(requests).ordinal()] = delay.toNanos();
        notifyAll();
    }

    public synchronized void hold(boolean requests) {
        held[direction(requests).ordinal()] = true;
    }

    public synchronized void dropResponses(int count) {
        responsesToDrop = count;
    }

    /** Cuts the connections that have carried this test's Produce requests; what was under way on them is lost. */
    public void cut() {
        connections.forEach(Connection::close);
    }

    /** Lets everything go that is held. */
    public synchronized void release() {
        Arrays.fill(held, false);
        notifyAll();
    }

    /** Ends every fault. */
    synchronized void heal() {
        Arrays.fill(delayNanos, 0);
        responsesToDrop = 0;
        release();
    }

    public synchronized List<ProduceRequestSeen> requests() {
        return List.copyOf(requests);
    }

    public synchronized long lastAnswerNanos() {
        return lastAnswerNanos;
    }

    private static Direction direction(boolean requests) {
        return requests ? Direction.REQUEST : Direction.RESPONSE;
    }

    boolean owns(TopicKey topic) {
        return topicNames.contains(topic.name()) || topicIds.contains(topic.id());
    }

    /** A Produce request came in from the client. */
    synchronized void requested(Produce request, Connection connection) {
        connections.add(connection);
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

    /** Whether the response that is about to leave is one that the test wants lost. */
    synchronized boolean takeDrop() {
        if (responsesToDrop == 0) {
            return false;
        }
        responsesToDrop--;
        return true;
    }

    /** Waits until a frame that came at {@code arrivedNanos} may leave; delays count from its arrival, so they do not add up. */
    synchronized void awaitTurn(Direction direction, long arrivedNanos) throws InterruptedException {
        while (true) {
            if (held[direction.ordinal()]) {
                wait();
                continue;
            }
            long nanos = arrivedNanos + delayNanos[direction.ordinal()] - System.nanoTime();
            if (nanos <= 0) {
                return;
            }
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }
}
