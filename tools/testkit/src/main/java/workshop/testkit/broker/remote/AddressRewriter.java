package workshop.testkit.broker.remote;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
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
    private static final Set<ApiKeys> WITH_ADDRESSES = Set.of(
            ApiKeys.METADATA, ApiKeys.DESCRIBE_CLUSTER, ApiKeys.FIND_COORDINATOR, ApiKeys.PRODUCE, ApiKeys.FETCH);

    /** The first version of Metadata that says whether a topic may be created. */
    private static final short MAY_FORBID_CREATION = 4;

    private final ToIntBiFunction<String, Integer> portOf;

    /** {@code portOf} gives the gateway's port for a broker's host and port. */
    AddressRewriter(ToIntBiFunction<String, Integer> portOf) {
        this.portOf = portOf;
    }

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
        List<Address> addresses = addressesIn(answer).filter(Address::isThere).toList();
        if (addresses.isEmpty()) {
            return Frame.of(payload);
        }
        addresses.forEach(address -> address.become(Proxy.HOST, portOf.applyAsInt(address.host(), address.port())));
        ResponseHeader header = request.toResponseHeader();
        return Frame.of(RequestUtils.serialize(header.data(), header.headerVersion(), answer, request.apiVersion()));
    }

    /** A place in a response. */
    private record Address(String host, int port, Function<String, ?> setHost, IntFunction<?> setPort) {

        /** An answer that is an error has none. */
        boolean isThere() {
            return !host.isEmpty() && port > 0;
        }

        void become(String newHost, int newPort) {
            setHost.apply(newHost);
            setPort.apply(newPort);
        }
    }

    private static Stream<Address> addressesIn(ApiMessage answer) {
        if (answer instanceof MetadataResponseData found) {
            return found.brokers().stream().map(on -> new Address(on.host(), on.port(), on::setHost, on::setPort));
        }
        if (answer instanceof DescribeClusterResponseData found) {
            return found.brokers().stream().map(on -> new Address(on.host(), on.port(), on::setHost, on::setPort));
        }
        if (answer instanceof ProduceResponseData found) {
            return found.nodeEndpoints().stream()
                    .map(on -> new Address(on.host(), on.port(), on::setHost, on::setPort));
        }
        if (answer instanceof FetchResponseData found) {
            return found.nodeEndpoints().stream()
                    .map(on -> new Address(on.host(), on.port(), on::setHost, on::setPort));
        }
        FindCoordinatorResponseData found = (FindCoordinatorResponseData) answer;
        return Stream.concat(
                Stream.of(new Address(found.host(), found.port(), found::setHost, found::setPort)), // until version 3
                found.coordinators().stream().map(on -> new Address(on.host(), on.port(), on::setHost, on::setPort)));
    }
}
