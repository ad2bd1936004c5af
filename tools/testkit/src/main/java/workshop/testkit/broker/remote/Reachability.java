package workshop.testkit.broker.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import workshop.testkit.wire.Proxy;

/** Finds out within seconds, even if a name service is slow, whether anybody answers at {@code host:port}. */
final class Reachability {

    private static final int LIMIT_MILLIS = 5_000;
    private static final int TLS_ALERT = 0x15;

    /** Its length, the API's key and version, a correlation id, and no client id. */
    private static final byte[] API_VERSIONS_REQUEST = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0, -1, -1};

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
     * Why no broker answers here without TLS; empty if one does. A client of Kafka's doesn't say that an answer is TLS:
     * it takes the first four bytes for a length (KAFKA-4090).
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

    /** Greets as clients of Kafka do. The length of a broker's answer begins with 0. */
    private static String answerOf(Socket socket) throws IOException {
        socket.getOutputStream().write(API_VERSIONS_REQUEST);
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
