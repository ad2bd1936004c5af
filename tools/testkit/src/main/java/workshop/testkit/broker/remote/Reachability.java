package workshop.testkit.broker.remote;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import workshop.testkit.wire.Frame;
import workshop.testkit.wire.Proxy;

/** Whether anybody answers at an address {@code host:port}; found out within seconds, also if a name service takes its time. */
final class Reachability {

    private static final int LIMIT_MILLIS = 5_000;
    private static final int TLS_ALERT = 0x15;

    /** Those of the addresses that take no connections, with the reasons. All are asked at once. */
    static Map<String, String> unreachable(Collection<String> servers) {
        Map<String, CompletableFuture<String>> answers = new LinkedHashMap<>();
        for (String server : servers) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            Proxy.thread("reach", () -> answer.complete(whyNot(server, false))).start();
            answers.put(server, answer.completeOnTimeout(noAnswer(), LIMIT_MILLIS + 1_000, TimeUnit.MILLISECONDS));
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        answers.forEach((server, answer) -> reasons.put(server, answer.join()));
        reasons.values().removeIf(String::isEmpty);
        return reasons;
    }

    /**
     * Why no broker answers at this address without TLS; empty if one does. A client of Kafka's would take the first four bytes of any answer
     * for its length, and not say that they are TLS (KAFKA-4090).
     */
    static String whyNoPlaintext(String server) {
        return whyNot(server, true);
    }

    private static String whyNot(String server, boolean greet) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(addressOf(server), LIMIT_MILLIS);
            return greet ? answerOf(socket) : "";
        } catch (UnknownHostException e) {
            return "no such host is known";
        } catch (SocketTimeoutException e) {
            return noAnswer();
        } catch (IOException e) {
            return e.getMessage();
        } catch (IllegalArgumentException e) {
            return "no such port";
        }
    }

    /** Asks for the versions that a broker speaks. The length of a broker's answer begins with 0. */
    private static String answerOf(Socket socket) throws IOException {
        RequestHeader header = new RequestHeader(ApiKeys.API_VERSIONS, (short) 0, "workshop", 0);
        ByteBuffer request = RequestUtils.serialize(
                header.data(), header.headerVersion(), new ApiVersionsRequestData(), header.apiVersion());
        Frame.of(request).writeTo(new DataOutputStream(socket.getOutputStream()));
        int first = socket.getInputStream().read();
        if (first < 0) {
            return "the connection was closed";
        }
        return first == TLS_ALERT ? "it answers in TLS" : first > 0 ? "its answer is something else" : "";
    }

    private static String noAnswer() {
        return "no answer within " + LIMIT_MILLIS / 1_000 + " s";
    }

    static InetSocketAddress addressOf(String server) {
        int colon = server.lastIndexOf(':');
        return new InetSocketAddress(
                server.substring(0, colon).replaceAll("[\\[\\]]", ""), Integer.parseInt(server.substring(colon + 1)));
    }

    private Reachability() {}
}
