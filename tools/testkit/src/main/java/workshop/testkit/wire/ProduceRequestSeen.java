package workshop.testkit.wire;

import java.util.List;
import org.apache.kafka.common.record.internal.CompressionType;

/**
 * One Produce request of one test, as the wire carried it.
 *
 * @param clientId the producer's {@code client.id}
 * @param acks 0, 1, or -1 for {@code all}
 * @param bytes size of the whole request, without its four length bytes
 * @param inFlight how many Produce requests of this test were unanswered when this one arrived, itself included
 * @param recordsInFlight how many records those requests carried
 * @param arrivedNanos when it arrived from its client, in the time of {@link System#nanoTime()}
 * @param batches the record batches in it, one a partition
 */
public record ProduceRequestSeen(
        String clientId,
        short acks,
        int bytes,
        int inFlight,
        int recordsInFlight,
        long arrivedNanos,
        List<Batch> batches) {

    /**
     * A record batch (KIP-98 format).
     *
     * @param partition the partition it is meant for
     * @param records how many records it holds
     * @param bytes its size on the wire, compressed if {@code codec} says so
     * @param codec {@link CompressionType#NONE} or the codec that packed it
     * @param producerId the idempotent producer's id, or -1
     * @param baseSequence sequence number of its first record, or -1
     */
    public record Batch(
            int partition, int records, int bytes, CompressionType codec, long producerId, int baseSequence) {}

    /** How many records this request carries, over all its batches. */
    public int records() {
        return batches.stream().mapToInt(Batch::records).sum();
    }
}
