package workshop.testkit.broker.remote;

import static org.apache.kafka.common.protocol.ApiKeys.DESCRIBE_CLUSTER;
import static org.apache.kafka.common.protocol.ApiKeys.FETCH;
import static org.apache.kafka.common.protocol.ApiKeys.FIND_COORDINATOR;
import static org.apache.kafka.common.protocol.ApiKeys.METADATA;
import static org.apache.kafka.common.protocol.ApiKeys.PRODUCE;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToIntBiFunction;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.apache.kafka.common.requests.ResponseHeader;
import workshop.testkit.wire.Frame;
import workshop.testkit.wire.Proxy;

/**
 * What is changed on the way through a {@link Gateway}: a broker's address becomes the gateway's, in every response that names one, and a
 * client's question about a topic doesn't create it, whatever {@code auto.create.topics.enable} says.
 */
final class AddressRewriter {

    /** The responses with addresses; those of Produce and Fetch name a new leader since KIP-951. */
    private static final Set<ApiKeys> WITH_ADDRESSES =
            Set.of(METADATA, DESCRIBE_CLUSTER, FIND_COORDINATOR, PRODUCE, FETCH);

    /** The first version of Metadata that says whether a topic may be created. */
    private static final short MAY_FORBID_CREATION = 4;

    private final ToIntBiFunction<String, Integer> portOf;

    /** {@code portOf} gives the gateway's port for a broker's host and port. */
    AddressRewriter(ToIntBiFunction<String, Integer> portOf) {
        this.portOf = portOf;
    }

    Frame request(Frame frame, RequestHeader header) {
        if (header.apiKey() != METADATA || header.apiVersion() < MAY_FORBID_CREATION) {
            return frame;
        }
        ByteBuffer body = ByteBuffer.wrap(frame.payload());
        RequestHeader.parse(body);
        MetadataRequestData question = MetadataRequest.parse(new ByteBufferAccessor(body), header.apiVersion())
                .data()
                .setAllowAutoTopicCreation(false);
        return Frame.of(RequestUtils.serialize(header.data(), header.headerVersion(), question, header.apiVersion()));
    }

    Frame response(ByteBuffer payload, RequestHeader request) {
        if (!WITH_ADDRESSES.contains(request.apiKey())) {
            return Frame.of(payload);
        }
        ApiMessage answer =
                AbstractResponse.parseResponse(payload.duplicate(), request).data();
        if (!readdress(answer)) {
            return Frame.of(payload);
        }
        ResponseHeader header = request.toResponseHeader();
        return Frame.of(RequestUtils.serialize(header.data(), header.headerVersion(), answer, request.apiVersion()));
    }

    /** Returns whether there was an address. */
    private boolean readdress(ApiMessage answer) {
        if (answer instanceof MetadataResponseData metadata) {
            metadata.brokers()
                    .forEach(on -> move(
                            on.host(),
                            on.port(),
                            (host, port) -> on.setHost(host).setPort(port)));
        } else if (answer instanceof DescribeClusterResponseData cluster) {
            cluster.brokers()
                    .forEach(on -> move(
                            on.host(),
                            on.port(),
                            (host, port) -> on.setHost(host).setPort(port)));
        } else if (answer instanceof FindCoordinatorResponseData found) {
            move(found.host(), found.port(), (host, port) -> found.setHost(host).setPort(port));
            found.coordinators()
                    .forEach(on -> move(
                            on.host(),
                            on.port(),
                            (host, port) -> on.setHost(host).setPort(port)));
        } else if (answer instanceof ProduceResponseData produced) {
            produced.nodeEndpoints()
                    .forEach(on -> move(
                            on.host(),
                            on.port(),
                            (host, port) -> on.setHost(host).setPort(port)));
            return !produced.nodeEndpoints().isEmpty();
        } else if (answer instanceof FetchResponseData fetched) {
            fetched.nodeEndpoints()
                    .forEach(on -> move(
                            on.host(),
                            on.port(),
                            (host, port) -> on.setHost(host).setPort(port)));
            return !fetched.nodeEndpoints().isEmpty();
        }
        return true;
    }

    /** An answer that is an error has no address. */
    private void move(String host, int port, BiConsumer<String, Integer> to) {
        if (!host.isEmpty() && port > 0) {
            to.accept(Proxy.HOST, portOf.applyAsInt(host, port));
        }
    }
}
