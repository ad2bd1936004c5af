package workshop.testkit.broker.remote;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ByteBufferSend;
import org.apache.kafka.common.network.NetworkReceive;
import org.apache.kafka.common.network.NetworkSend;
import org.apache.kafka.common.network.Selectable;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.LogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.testkit.wire.Frame;
import workshop.testkit.wire.Proxy;

/**
 * One client's connection, carried on to a broker of a cluster by the (internal) network classes of Kafka's own clients, which know every
 * security protocol and mechanism that a client may be configured with.
 */
final class UplinkConnection {

    private static final Logger LOG = LoggerFactory.getLogger(UplinkConnection.class);
    private static final String BROKER = "broker";
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int POLL_MILLIS = 1_000;

    private final Socket client;
    private final InetSocketAddress broker;
    private final AddressRewriter rewriter;
    private final Selector selector;
    private final Queue<Frame> requests = new ConcurrentLinkedQueue<>();
    private final Queue<RequestHeader> unanswered = new ArrayDeque<>(); // Kafka answers in the order of the requests
    private volatile boolean clientIsGone;

    UplinkConnection(Socket client, InetSocketAddress broker, AbstractConfig security, AddressRewriter rewriter) {
        this.client = client;
        this.broker = broker;
        this.rewriter = rewriter;
        LogContext log = new LogContext();
        selector = new Selector(
                Selector.NO_IDLE_TIMEOUT_MS,
                new Metrics(),
                Time.SYSTEM,
                "workshop-uplink",
                ClientUtils.createChannelBuilder(security, Time.SYSTEM, log),
                log);
    }

    void start() {
        Proxy.thread("uplink-read", this::read).start();
        Proxy.thread("uplink-carry", this::carry).start();
    }

    private void read() {
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

    private void carry() {
        try (client;
                selector) {
            selector.connect(BROKER, broker, Selectable.USE_DEFAULT_BUFFER_SIZE, Selectable.USE_DEFAULT_BUFFER_SIZE);
            DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(client.getOutputStream(), BUFFER_BYTES));
            boolean sending = false;
            while (sending || !isDone()) {
                if (!sending && selector.isChannelReady(BROKER) && !requests.isEmpty()) {
                    send(requests.remove());
                    sending = true;
                }
                selector.poll(POLL_MILLIS);
                sending &= selector.completedSends().isEmpty();
                for (NetworkReceive answer : selector.completedReceives()) {
                    rewriter.response(answer.payload(), unanswered.remove()).writeTo(out);
                }
                out.flush();
                if (selector.disconnected().containsKey(BROKER)) {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the connection to {} is lost", broker, e);
        }
    }

    private boolean isDone() {
        return clientIsGone && requests.isEmpty() && unanswered.isEmpty();
    }

    private void send(Frame frame) {
        RequestHeader header = frame.requestHeader();
        if (frame.expectsResponse()) {
            unanswered.add(header);
        }
        ByteBuffer payload = ByteBuffer.wrap(rewriter.request(frame, header).payload());
        selector.send(new NetworkSend(BROKER, ByteBufferSend.sizePrefixed(payload)));
    }
}
