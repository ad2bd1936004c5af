package workshop.testkit.broker.remote;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;

/**
 * The first words with a broker that speaks without TLS. A client of Kafka's own takes whatever answers for a broker, and the first four bytes
 * for a length: where they are TLS or HTTP it runs out of memory (KAFKA-4090).
 */
final class ApiVersionsProbe {

    private static final Duration LIMIT = Duration.ofSeconds(6);
    private static final int LONGEST_ANSWER = 10 * 1024 * 1024;
    private static final int TLS_ALERT = 0x15;

    /** Throws {@link IOException} with cause and cure if no broker answers at {@code host:port}, or if it sends its clients astray. */
    static void exchange(String server, String protocol) throws IOException {
        String option = "-Dkafka=" + server + ": ";
        List<String> brokers = List.of();
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.connect(
                    new InetSocketAddress(ReachabilityProbe.hostOf(server), ReachabilityProbe.portOf(server)),
                    (int) LIMIT.toMillis());
            ask(socket, ApiKeys.API_VERSIONS, 0, new ApiVersionsRequestData());
            if (protocol.equalsIgnoreCase("PLAINTEXT")) {
                brokers = brokers(socket);
            }
        } catch (IOException e) {
            throw new IOException(
                    option + "no Kafka broker understands security.protocol=" + protocol + " at that port (" + reason(e)
                            + "): name the cluster's protocol, such as SASL_SSL, in the file of -Dkafka.config=, or correct the port.",
                    e);
        }
        List<String> astray = ReachabilityProbe.unreachable(brokers);
        if (!astray.isEmpty() && astray.size() == brokers.size()) {
            throw new IOException(
                    option + "the cluster answers there, but tells its clients to go to " + String.join(", ", astray)
                            + ": whoever runs it has to set advertised.listeners to addresses that this machine reaches.");
        }
    }

    /** The brokers as the cluster calls them. */
    private static List<String> brokers(Socket socket) throws IOException {
        MetadataRequestData noTopics = new MetadataRequestData().setTopics(List.of());
        return ((MetadataResponse) ask(socket, ApiKeys.METADATA, 1, noTopics))
                .brokers().stream()
                        .map(broker -> broker.host() + ":" + broker.port())
                        .toList();
    }

    private static AbstractResponse ask(Socket socket, ApiKeys api, int version, ApiMessage question)
            throws IOException {
        RequestHeader header = new RequestHeader(api, (short) version, "workshop", version);
        ByteBuffer request =
                RequestUtils.serialize(header.data(), header.headerVersion(), question, header.apiVersion());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(request.remaining());
        out.write(request.array(), request.arrayOffset() + request.position(), request.remaining());
        out.flush();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readInt();
        if (length >>> 24 == TLS_ALERT) {
            throw new IOException("it answers in TLS");
        }
        if (length < 0 || length > LONGEST_ANSWER) {
            throw new IOException("its answer is something else");
        }
        byte[] answer = new byte[length];
        in.readFully(answer);
        return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
    }

    private static String reason(IOException e) {
        if (e instanceof EOFException) {
            return "the connection was closed";
        }
        return e instanceof SocketTimeoutException ? "nothing came within " + LIMIT.toSeconds() + " s" : e.getMessage();
    }

    private ApiVersionsProbe() {}
}
