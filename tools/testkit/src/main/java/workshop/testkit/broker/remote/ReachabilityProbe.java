package workshop.testkit.broker.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether anybody listens at an address; asked of all addresses at once, and of the name service too, within seconds. */
final class ReachabilityProbe {

    private static final Duration TO_CONNECT = Duration.ofSeconds(4);
    private static final Duration TO_ANSWER = Duration.ofSeconds(6);

    /** The first of {@code host:port[,host:port]} that takes connections. Throws {@link IOException} with the reasons if none does. */
    static String firstOf(String servers) throws IOException {
        List<String> all = List.of(servers.split(","));
        Map<String, String> reasons = reasons(all);
        return all.stream()
                .filter(server -> reasons.get(server).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IOException("-Dkafka=" + servers + " cannot be reached ("
                        + String.join("; ", all.size() == 1 ? reasons.values() : told(reasons))
                        + "): check the name, the port and the way there (VPN, firewall), or leave -Dkafka out."));
    }

    /** Which of these cannot be reached, with the reason: {@code kafka:9092 (no such host is known)}. */
    static List<String> unreachable(List<String> servers) throws IOException {
        Map<String, String> reasons = reasons(servers);
        reasons.values().removeIf(String::isEmpty);
        return told(reasons);
    }

    private static List<String> told(Map<String, String> reasons) {
        return reasons.entrySet().stream()
                .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
                .toList();
    }

    /** For each of the servers why it cannot be reached, or nothing if it can. */
    private static Map<String, String> reasons(List<String> servers) throws IOException {
        Map<String, FutureTask<String>> answers = new LinkedHashMap<>();
        for (String server : servers) {
            FutureTask<String> answer = new FutureTask<>(() -> whyNot(server));
            answers.put(server, answer);
            Thread asking = new Thread(answer, "workshop-reach");
            asking.setDaemon(true); // a name service may keep it for long
            asking.start();
        }
        long deadline = System.nanoTime() + TO_ANSWER.toNanos();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Map.Entry<String, FutureTask<String>> server : answers.entrySet()) {
            reasons.put(server.getKey(), await(server.getValue(), deadline));
        }
        return reasons;
    }

    static String hostOf(String server) {
        return server.substring(0, server.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
    }

    static int portOf(String server) {
        return Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
    }

    private static String await(FutureTask<String> answer, long deadline) throws IOException {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return "the name service did not answer within " + TO_ANSWER.toSeconds() + " s";
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String whyNot(String server) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(hostOf(server), portOf(server)), (int) TO_CONNECT.toMillis());
            return "";
        } catch (UnknownHostException e) {
            return "no such host is known";
        } catch (SocketTimeoutException e) {
            return "no answer within " + TO_CONNECT.toSeconds() + " s";
        } catch (IOException e) {
            return e.getMessage();
        } catch (IllegalArgumentException e) {
            return "no such port";
        }
    }

    private ReachabilityProbe() {}
}
