package workshop.testkit;

import static workshop.testkit.Observation.observed;

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
        return wire.requestLog().requests();
    }

    /** The acknowledgement levels that the requests asked for: 0, 1, or -1 for {@code all}. */
    public Set<Integer> acks() {
        return requests().stream().map(request -> (int) request.acks()).collect(Collectors.toSet());
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
        return requests().stream().mapToInt(ProduceRequestSeen::inFlight).max().orElse(0);
    }

    /** The largest number of records that were unanswered at one time. */
    public int mostRecordsInFlight() {
        return requests().stream()
                .mapToInt(ProduceRequestSeen::recordsInFlight)
                .max()
                .orElse(0);
    }

    /** When the last response so far went on to its client, in the time of {@link System#nanoTime()}. */
    public long lastAnswerNanos() {
        return wire.requestLog().lastAnswerNanos();
    }

    /** What was seen: {@code 4 requests with acks=-1 and a producer id, at most 3 in flight}. */
    public Observation seen() {
        int count = requests().size();
        if (count == 0) {
            return observed("%s requests", count);
        }
        String id = producerIds().contains(-1L) ? "no producer id (idempotence off)" : "a producer id";
        return observed(
                count == 1
                        ? "%s request with acks=%s and %s, at most %s in flight"
                        : "%s requests with acks=%s and %s, at most %s in flight",
                count,
                acks().stream().map(String::valueOf).collect(Collectors.joining(" or ")),
                id,
                mostInFlight());
    }

    /** How far the broker is: {@code 5 requests, 0 answered}. A request with acks=0 wants no answer, and counts as answered. */
    public Observation answers() {
        int answered = wire.requestLog().answered(); // before the requests are counted: it cannot be more
        int count = requests().size();
        return observed(count == 1 ? "%s request, %s answered" : "%s requests, %s answered", count, answered);
    }

    private Stream<Batch> batches() {
        return requests().stream().flatMap(request -> request.batches().stream());
    }
}
