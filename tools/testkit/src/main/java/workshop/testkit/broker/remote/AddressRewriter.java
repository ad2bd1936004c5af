package workshop.testkit.broker.remote;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
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
 * Changes two things on the way through a {@link Gateway}. In a response, a broker's address becomes the gateway's. A
 * client's question about a topic doesn't create it, even with {@code auto.create.topics.enable}.
 * @param portOf gives the gateway's port for a broker's host and port
 */
record AddressRewriter(ToIntBiFunction<String, Integer> portOf) {

    /** The responses with addresses; those of Produce and Fetch name a new leader since KIP-951. */
    private static final Set<ApiKeys> WITH_ADDRESSES = Set.of(
            ApiKeys.METADATA, ApiKeys.DESCRIBE_CLUSTER, ApiKeys.FIND_COORDINATOR, ApiKeys.PRODUCE, ApiKeys.FETCH);

    /** The first version of Metadata that says whether a topic may be created. */
    private static final short MAY_FORBID_CREATION = 4;

    Frame request(Frame frame, RequestHeader header) {
        if (header.apiKey() != ApiKeys.METADATA || header.apiVersion() < MAY_FORBID_CREATION) {
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
        if (answer instanceof FetchResponseData fetched
                && fetched.nodeEndpoints().isEmpty()) {
            return Frame.of(payload); // which may be long
        }
        readdress(answer);
        ResponseHeader header = request.toResponseHeader();
        return Frame.of(RequestUtils.serialize(header.data(), header.headerVersion(), answer, request.apiVersion()));
    }

    private void readdress(ApiMessage answer) {
        if (answer instanceof MetadataResponseData found) {
            found.brokers().forEach(on -> readdress(on.host(), on.port(), on::setHost, on::setPort));
        } else if (answer instanceof DescribeClusterResponseData found) {
            found.brokers().forEach(on -> readdress(on.host(), on.port(), on::setHost, on::setPort));
        } else if (answer instanceof ProduceResponseData found) {
            found.nodeEndpoints().forEach(on -> readdress(on.host(), on.port(), on::setHost, on::setPort));
        } else if (answer instanceof FetchResponseData found) {
            found.nodeEndpoints().forEach(on -> readdress(on.host(), on.port(), on::setHost, on::setPort));
        } else if (answer instanceof FindCoordinatorResponseData found) {
            readdress(found.host(), found.port(), found::setHost, found::setPort); // until version 3
            found.coordinators().forEach(on -> readdress(on.host(), on.port(), on::setHost, on::setPort));
        }
    }

    /** An answer that is an error has no address. */
    private void readdress(String host, int port, Function<String, ?> setHost, IntFunction<?> setPort) {
        if (!host.isEmpty() && port > 0) {
            setHost.apply(Proxy.HOST);
            setPort.apply(portOf.applyAsInt(host, port));
        }
    }
}
