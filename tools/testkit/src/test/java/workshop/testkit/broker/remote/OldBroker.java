package workshop.testkit.broker.remote;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;

/**
 * What a client of today sees of a broker of an old Kafka: its versions, in the oldest format and with the ranges of
 * that time, and itself as the whole cluster. It answers nothing else.
 */
final class OldBroker implements AutoCloseable {

    /** It knows no request that creates a topic. */
    static final Map<ApiKeys, Integer> KAFKA_0_10 = Map.of(
            ApiKeys.PRODUCE,
            2,
            ApiKeys.FETCH,
            2,
            ApiKeys.LIST_OFFSETS,
            0,
            ApiKeys.METADATA,
            1,
            ApiKeys.API_VERSIONS,
            0);

    /** It creates and deletes topics by name alone. */
    static final Map<ApiKeys, Integer> KAFKA_2_7 = Map.of(
            ApiKeys.PRODUCE,
            8,
            ApiKeys.FETCH,
            12,
            ApiKeys.METADATA,
            9,
            ApiKeys.CREATE_TOPICS,
            6,
            ApiKeys.DELETE_TOPICS,
            5,
            ApiKeys.API_VERSIONS,
            0);

    private final Map<ApiKeys, Integer> latestVersions;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    OldBroker(Map<ApiKeys, Integer> latestVersions) throws IOException {
        this.latestVersions = latestVersions;
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "old-broker");
        thread.setDaemon(true);
        thread.start();
    }

    String servers() {
        return "localhost:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                start(() -> answer(client));
            } catch (IOException e) {
                // The broker has been closed.
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            answer(new DataInputStream(client.getInputStream()), new DataOutputStream(client.getOutputStream()));
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private void answer(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            byte[] frame = new byte[in.readInt()];
            in.readFully(frame);
            RequestHeader header = RequestHeader.parse(ByteBuffer.wrap(frame));
            short version = header.apiKey() == ApiKeys.METADATA ? header.apiVersion() : 0;
            ApiMessage body = header.apiKey() == ApiKeys.METADATA ? metadata() : versions(header.apiVersion());
            ByteBuffer answer = RequestUtils.serialize(
                    new ResponseHeaderData().setCorrelationId(header.correlationId()),
                    header.apiKey().responseHeaderVersion(version),
                    body,
                    version);
            out.writeInt(answer.remaining());
            out.write(answer.array(), answer.position(), answer.remaining());
            out.flush();
        }
    }

    private MetadataResponseData metadata() {
        MetadataResponseData metadata =
                new MetadataResponseData().setControllerId(1).setClusterId("old");
        metadata.brokers()
                .add(new MetadataResponseBroker()
                        .setNodeId(1)
                        .setHost("localhost")
                        .setPort(server.getLocalPort()));
        return metadata;
    }

    private ApiVersionsResponseData versions(short wanted) {
        ApiVersionCollection ranges = new ApiVersionCollection();
        latestVersions.forEach((api, latest) -> ranges.add(
                new ApiVersion().setApiKey(api.id).setMinVersion((short) 0).setMaxVersion(latest.shortValue())));
        return new ApiVersionsResponseData()
                .setErrorCode(wanted == 0 ? Errors.NONE.code() : Errors.UNSUPPORTED_VERSION.code())
                .setApiKeys(ranges);
    }
}
