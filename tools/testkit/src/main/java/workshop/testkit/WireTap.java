package workshop.testkit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workshop.testkit.wire.ProduceRequestSeen;
import workshop.testkit.wire.ProduceRequestSeen.Batch;
import workshop.testkit.wire.Wire;

/** What went over the wire for the topics of one test, in the order in which it left the clients. */
public final class WireTap {

    private final Wire wire;

    WireTap(Wire wire) {
        this.wire = wire;
    }

    /** Every Produce request so far. */
    public List<ProduceRequestSeen> requests() {
        return wire.requests();
    }

    /** The acknowledgement levels that the requests asked for: 0, 1, or -1 for {@code all}. */
    public Set<Integer> acks() {
        return wire.requests().stream().map(request -> (int) request.acks()).collect(Collectors.toSet());
    }

    /** The producer ids in the batches; -1 stands for a producer without idempotence. */
    public Set<Long> producerIds() {
        return batches().map(Batch::producerId).collect(Collectors.toSet());
    }

    /** Records that left the clients, repeated ones counted each time. */
    public int recordsSent() {
        return batches().mapToInt(Batch::records).sum();
    }

    /** The largest number of Produce requests that were unanswered at one time. */
    public int mostInFlight() {
        return wire.requests().stream()
                .mapToInt(ProduceRequestSeen::inFlight)
                .max()
                .orElse(0);
    }

    /** The largest number of records that were unanswered at one time. */
    public int mostRecordsInFlight() {
        return wire.requests().stream()
                .mapToInt(ProduceRequestSeen::recordsInFlight)
                .max()
                .orElse(0);
    }

    /** When the last response so far went on to its client, in the time of {@link System#nanoTime()}. */
    public long lastAnswerNanos() {
        return wire.lastAnswerNanos();
    }

    /** What was seen, in words: {@code 4 requests with acks=-1 and a producer id, at most 3 in flight}. */
    @Override
    public String toString() {
        int count = wire.requests().size();
        if (count == 0) {
            return "no request";
        }
        String acks = acks().stream().map(String::valueOf).collect(Collectors.joining(" or "));
        String id = producerIds().contains(-1L) ? "no producer id (idempotence off)" : "a producer id";
        return count + (count == 1 ? " request" : " requests") + " with acks=" + acks + " and " + id + ", at most "
                + mostInFlight() + " in flight";
    }

    private Stream<Batch> batches() {
        return wire.requests().stream().flatMap(request -> request.batches().stream());
    }
}
