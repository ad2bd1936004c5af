package workshop.testkit.broker.remote;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.network.ByteBufferSend;
import org.apache.kafka.common.network.ChannelState;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.network.NetworkSend;
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.requests.RequestHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.testkit.wire.Frame;
import workshop.testkit.wire.Proxy;

/** One client's connection, carried on to a broker of a cluster. */
final class GatewayConnection {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayConnection.class);
    private static final String BROKER = "broker";
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int POLL_MILLIS = 1_000;

    private final Socket client;
    private final String broker;
    private final AddressRewriter rewriter;
    private final CompletableFuture<Void> refusal;
    private final Queue<Frame> requests = new ConcurrentLinkedQueue<>();
    private final Queue<RequestHeader> unanswered = new ArrayDeque<>(); // Kafka answers in the order of the requests
    private volatile boolean clientIsGone;

    GatewayConnection(Socket client, String broker, AddressRewriter rewriter, CompletableFuture<Void> refusal) {
        this.client = client;
        this.broker = broker;
        this.rewriter = rewriter;
        this.refusal = refusal;
    }

    /** Returns when the connection is over. */
    void carry(AbstractConfig security) {
        try (client;
                Selector selector = Gateway.newSelector(security)) {
            client.setTcpNoDelay(true);
            selector.connect(
                    BROKER,
                    Reachability.addressOf(broker),
                    Selectable.USE_DEFAULT_BUFFER_SIZE,
                    Selectable.USE_DEFAULT_BUFFER_SIZE);
            Proxy.thread("gateway-read", () -> read(selector)).start();
            DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(client.getOutputStream(), BUFFER_BYTES));
            boolean sending = false;
            while (sending || !isDone()) {
                if (!sending && selector.isChannelReady(BROKER) && !requests.isEmpty()) {
                    send(requests.remove(), selector);
                    sending = true;
                }
                selector.poll(POLL_MILLIS);
                sending &= selector.completedSends().isEmpty();
                for (NetworkReceive answer : selector.completedReceives()) {
                    rewriter.response(answer.payload(), unanswered.remove()).writeTo(out);
                }
                out.flush();
                ChannelState end = selector.disconnected().get(BROKER);
                if (end != null) {
                    Optional.ofNullable(end.exception()).ifPresent(refusal::completeExceptionally);
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the connection to {} is lost", broker, e);
        }
    }

    private void read(Selector selector) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), BUFFER_BYTES));
            while (true) {
                requests.add(Frame.readFrom(in));
                selector.wakeup();
            }
        } catch (IOException e) {
            clientIsGone = true; // what it has sent still goes on
            selector.wakeup();
        }
    }

    private boolean isDone() {
        return clientIsGone && requests.isEmpty() && unanswered.isEmpty();
    }

    private void send(Frame frame, Selector selector) {
        RequestHeader header = frame.requestHeader();
        if (frame.expectsResponse()) {
            unanswered.add(header);
        }
        ByteBuffer payload = ByteBuffer.wrap(rewriter.request(frame, header).payload());
        selector.send(new NetworkSend(BROKER, ByteBufferSend.sizePrefixed(payload)));
    }
}
