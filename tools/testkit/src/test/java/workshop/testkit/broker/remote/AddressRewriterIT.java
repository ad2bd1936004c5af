package workshop.testkit.broker.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.DescribeClusterResponseData.DescribeClusterBroker;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.FindCoordinatorResponseData.Coordinator;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataRequestData.MetadataRequestTopic;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.testkit.wire.Frame;

/**
 * Every response in which a broker's address can be, in its newest version. The gateway's port for a broker is 10,000
 * above the broker's.
 */
class AddressRewriterIT {

    private static final String HOST = "kafka.example.org";

    private final AddressRewriter rewriter = new AddressRewriter((host, port) -> {
        assertThat(host).isEqualTo(HOST);
        return port + 10_000;
    });

    @Test
    void metadata() {
        var answer = new MetadataResponseData();
        answer.brokers()
                .add(new MetadataResponseBroker().setNodeId(1).setHost(HOST).setPort(9093));

        answer = throughTheGateway(ApiKeys.METADATA, answer);

        assertThat(answer.brokers())
                .extracting(broker -> broker.host() + ":" + broker.port())
                .containsExactly("127.0.0.1:19093");
    }

    @Test
    void the_description_of_the_cluster() {
        var answer = new DescribeClusterResponseData();
        answer.brokers()
                .add(new DescribeClusterBroker().setBrokerId(1).setHost(HOST).setPort(9093));

        answer = throughTheGateway(ApiKeys.DESCRIBE_CLUSTER, answer);

        assertThat(answer.brokers())
                .extracting(broker -> broker.host() + ":" + broker.port())
                .containsExactly("127.0.0.1:19093");
    }

    @Test
    void a_coordinator_and_one_that_was_not_found() {
        var answer = new FindCoordinatorResponseData()
                .setCoordinators(List.of(
                        new Coordinator().setHost(HOST).setPort(9093),
                        new Coordinator().setHost("").setPort(-1)));

        answer = throughTheGateway(ApiKeys.FIND_COORDINATOR, answer);

        assertThat(answer.coordinators())
                .extracting(broker -> broker.host() + ":" + broker.port())
                .containsExactly("127.0.0.1:19093", ":-1");
    }

    @Test
    void a_new_leader_in_the_answer_to_a_produce_request() {
        var answer = new ProduceResponseData();
        answer.nodeEndpoints()
                .add(new ProduceResponseData.NodeEndpoint()
                        .setNodeId(2)
                        .setHost(HOST)
                        .setPort(9094));

        answer = throughTheGateway(ApiKeys.PRODUCE, answer);

        assertThat(answer.nodeEndpoints())
                .extracting(broker -> broker.host() + ":" + broker.port())
                .containsExactly("127.0.0.1:19094");
    }

    @Test
    void a_new_leader_in_the_answer_to_a_fetch_request() {
        var answer = new FetchResponseData();
        answer.nodeEndpoints()
                .add(new FetchResponseData.NodeEndpoint()
                        .setNodeId(2)
                        .setHost(HOST)
                        .setPort(9094));

        answer = throughTheGateway(ApiKeys.FETCH, answer);

        assertThat(answer.nodeEndpoints())
                .extracting(broker -> broker.host() + ":" + broker.port())
                .containsExactly("127.0.0.1:19094");
    }

    @ParameterizedTest
    @ValueSource(shorts = {4, 9, 13})
    void a_question_about_a_topic_does_not_create_it(short version) {
        RequestHeader header = new RequestHeader(ApiKeys.METADATA, version, "client", 7);
        MetadataRequestData question = new MetadataRequestData()
                .setTopics(List.of(new MetadataRequestTopic().setName("forest-defense")))
                .setAllowAutoTopicCreation(true);
        Frame frame = Frame.of(RequestUtils.serialize(header.data(), header.headerVersion(), question, version));

        ByteBuffer sent = ByteBuffer.wrap(rewriter.request(frame, header).payload());

        assertThat(RequestHeader.parse(sent)).isEqualTo(header);
        assertThat(MetadataRequest.parse(new ByteBufferAccessor(sent), version).data())
                .isEqualTo(question.setAllowAutoTopicCreation(false));
    }

    @SuppressWarnings("unchecked") // an answer to the same request is of the same type
    private <T extends ApiMessage> T throughTheGateway(ApiKeys api, T answer) {
        RequestHeader request = new RequestHeader(api, api.latestVersion(), "client", 7);
        ByteBuffer sent = RequestUtils.serialize(
                request.toResponseHeader().data(),
                request.toResponseHeader().headerVersion(),
                answer,
                api.latestVersion());
        Frame received = rewriter.response(sent, request);
        return (T) AbstractResponse.parseResponse(ByteBuffer.wrap(received.payload()), request)
                .data();
    }
}
