package workshop.testkit.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import workshop.testkit.wire.Frame.Produce;

/**
 * One client's connection, carried on to the broker frame by frame, by a {@link Pump} in each direction. Kafka answers the requests of a
 * connection in their order; so does this.
 */
final class ProxyConnection {

    private final ProxyListener listener;
    private final Socket client;
    private final Socket broker;
    private final Map<Integer, Produce> awaitingResponse = new ConcurrentHashMap<>();
    private volatile String clientId = "";
    private volatile boolean closed;

    ProxyConnection(ProxyListener listener, Socket client, Socket broker) {
        this.listener = listener;
        this.client = client;
        this.broker = broker;
    }

    void start() {
        new Pump(this, Direction.REQUEST, client, broker).start();
        new Pump(this, Direction.RESPONSE, broker, client).start();
    }

    /** The {@code client.id} of its Produce requests; empty before the first. */
    String clientId() {
        return clientId;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        closeQuietly(client);
        closeQuietly(broker);
        listener.forget(this);
        awaitingResponse.keySet().forEach(this::settle);
    }

    /** Waits while the listener holds responses. Returns false if the connection was closed meanwhile. */
    boolean awaitRelease() throws InterruptedException {
        listener.awaitRelease(this);
        return !closed;
    }

    /** The request of this correlation id is no longer in flight. */
    void settle(int correlationId) {
        Optional.ofNullable(awaitingResponse.remove(correlationId))
                .ifPresent(request -> request.wire().requestLog().settled(request));
    }

    /** The test's Produce request that a frame is or answers; a request is remembered until its response. */
    Optional<Produce> produceOf(Direction direction, Frame frame) {
        if (direction == Direction.RESPONSE) {
            return Optional.ofNullable(awaitingResponse.get(frame.correlationIdOfResponse()));
        }
        if (!frame.isProduceRequest()) {
            return Optional.empty();
        }
        Optional<Produce> produce = frame.asProduce(listener::ownerOf);
        produce.ifPresent(this::remember);
        return produce;
    }

    private void remember(Produce request) {
        clientId = request.clientId();
        if (request.expectsResponse()) {
            awaitingResponse.put(request.correlationId(), request);
        }
        request.wire().arrived(request, this);
        if (closed) { // since the request was read
            settle(request.correlationId());
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing is all that is left to do with it.
        }
    }
}
