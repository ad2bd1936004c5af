package workshop.testkit.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import workshop.testkit.wire.ProduceRequestSeen.Batch;

/**
 * One message of Kafka's protocol: four bytes of length, then this payload. The one class of the proxy that knows the format, read with
 * Kafka's own (internal) request classes.
 */
public record Frame(byte[] payload) {

    /** Kafka's own limit, {@code socket.request.max.bytes}. */
    public static final int MAX_BYTES = 100 * 1024 * 1024;

    /** Reads one frame. Throws {@link EOFException} when the other side has closed the connection. */
    public static Frame readFrom(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_BYTES) {
            throw new IOException("not a Kafka frame: its length would be " + length + " bytes");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(payload);
    }

    public static Frame of(ByteBuffer bytes) {
        byte[] payload = new byte[bytes.remaining()];
        bytes.get(payload);
        return new Frame(payload);
    }

    public void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(payload.length);
        out.write(payload);
    }

    public boolean isProduceRequest() {
        return ByteBuffer.wrap(payload).getShort() == ApiKeys.PRODUCE.id;
    }

    public RequestHeader requestHeader() {
        return RequestHeader.parse(ByteBuffer.wrap(payload));
    }

    /** Whether this request is answered: all are, but for a Produce request with acks=0. */
    public boolean expectsResponse() {
        if (!isProduceRequest()) {
            return true;
        }
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        RequestHeader header = RequestHeader.parse(buffer);
        return ProduceRequest.parse(new ByteBufferAccessor(buffer), header.apiVersion())
                        .acks()
                != 0;
    }

    /** A response starts with the correlation id of its request. */
    int correlationIdOfResponse() {
        return ByteBuffer.wrap(payload).getInt();
    }

    /**
     * Reads this frame as a Produce request.
     *
     * @param owner finds the test that a topic belongs to; Produce requests name topics by id since version 13 (KIP-516)
     * @return empty when the request is for no topic of a running test
     */
    Optional<Produce> asProduce(Function<TopicKey, Optional<Wire>> owner) {
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        RequestHeader header = RequestHeader.parse(buffer);
        ProduceRequest request = ProduceRequest.parse(new ByteBufferAccessor(buffer), header.apiVersion());
        Wire wire = null;
        List<Batch> batches = new ArrayList<>();
        for (TopicProduceData topic : request.data().topicData()) {
            Optional<Wire> found = owner.apply(new TopicKey(topic.name(), topic.topicId()));
            if (found.isPresent()) {
                wire = found.get();
                topic.partitionData()
                        .forEach(partition -> ((MemoryRecords) partition.records())
                                .batches()
                                .forEach(batch -> batches.add(new Batch(
                                        partition.index(),
                                        batch.countOrNull(),
                                        batch.sizeInBytes(),
                                        batch.compressionType(),
                                        batch.producerId(),
                                        batch.baseSequence()))));
            }
        }
        return Optional.ofNullable(wire)
                .map(found -> new Produce(
                        found, header.correlationId(), header.clientId(), request.acks(), payload.length, batches));
    }

    record TopicKey(String name, Uuid id) {}

    /** A Produce request for a topic of {@code wire}'s test. */
    record Produce(Wire wire, int correlationId, String clientId, short acks, int bytes, List<Batch> batches) {

        boolean expectsResponse() {
            return acks != 0;
        }

        int records() {
            return batches.stream().mapToInt(Batch::records).sum();
        }
    }
}
