package workshop.testkit.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import workshop.testkit.wire.Frame.Produce;
import workshop.testkit.wire.Wire.Direction;

/**
 * One client's connection, carried on to the broker frame by frame. Each direction has a thread that reads and one that writes, so that a
 * frame that waits delays those behind it and nothing else. Kafka answers the requests of a connection in their order; so does this.
 */
final class Connection {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Door door;
    private final Socket client;
    private final Socket broker;
    private final Map<Integer, Produce> awaitingResponse = new ConcurrentHashMap<>();
    private volatile String clientId = "";
    private volatile boolean closed;

    Connection(Door door, Socket client, Socket broker) {
        this.door = door;
        this.client = client;
        this.broker = broker;
    }

    void start() {
        new Lane(Direction.REQUEST, client, broker).start();
        new Lane(Direction.RESPONSE, broker, client).start();
    }

    String clientId() {
        return clientId;
    }

    void close() {
        closed = true;
        closeQuietly(client);
        closeQuietly(broker);
        door.forget(this);
        awaitingResponse.keySet().forEach(this::settle);
    }

    private Optional<Produce> settle(int correlationId) {
        Optional<Produce> request = Optional.ofNullable(awaitingResponse.remove(correlationId));
        request.ifPresent(produce -> produce.wire().settled(produce));
        return request;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing is all that is left to do with it.
        }
    }

    /** A frame on its way, with the Produce request that it is or answers. */
    private record Parcel(Frame frame, long arrivedNanos, Optional<Produce> produce) {}

    /** One direction of the connection. */
    private final class Lane {

        private final Direction direction;
        private final Socket from;
        private final Socket to;
        private final BlockingQueue<Optional<Parcel>> parcels = new LinkedBlockingQueue<>();

        Lane(Direction direction, Socket from, Socket to) {
            this.direction = direction;
            this.from = from;
            this.to = to;
        }

        void start() {
            Proxy.thread("read", this::read).start();
            Proxy.thread("write", this::write).start();
        }

        private void read() {
            try {
                DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream(), BUFFER_BYTES));
                while (true) {
                    Frame frame = Frame.readFrom(in);
                    parcels.add(Optional.of(new Parcel(frame, System.nanoTime(), produceOf(frame))));
                }
            } catch (IOException e) {
                // Closed by its sender: what is already here still goes on.
            } finally {
                parcels.add(Optional.empty());
            }
        }

        private Optional<Produce> produceOf(Frame frame) {
            if (direction == Direction.RESPONSE) {
                return Optional.ofNullable(awaitingResponse.get(frame.correlationIdOfResponse()));
            }
            if (!frame.isProduceRequest()) {
                return Optional.empty();
            }
            Optional<Produce> produce = frame.asProduce(door::ownerOf);
            produce.ifPresent(request -> {
                clientId = request.clientId();
                if (request.expectsResponse()) {
                    awaitingResponse.put(request.correlationId(), request);
                }
                request.wire().requested(request, Connection.this);
                if (closed) { // since it was read
                    settle(request.correlationId());
                }
            });
            return produce;
        }

        private void write() {
            try {
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(to.getOutputStream(), BUFFER_BYTES));
                Optional<Parcel> next = parcels.take();
                while (next.isPresent()) {
                    if (!deliver(next.get(), out)) {
                        return;
                    }
                    if (parcels.isEmpty()) {
                        out.flush();
                    }
                    next = parcels.take();
                }
                out.flush();
                to.shutdownOutput();
            } catch (IOException | InterruptedException e) {
                close();
            } finally {
                if (direction == Direction.RESPONSE) {
                    close(); // without the broker's side nothing can be answered any more
                }
            }
        }

        /** Returns false when this response is lost, and with it the connection. */
        private boolean deliver(Parcel parcel, DataOutputStream out) throws IOException, InterruptedException {
            if (direction == Direction.RESPONSE) {
                door.awaitRelease(Connection.this);
                if (closed) {
                    return false;
                }
            }
            if (parcel.produce().isPresent()) {
                Wire wire = parcel.produce().get().wire();
                out.flush();
                wire.awaitTurn(direction, parcel.arrivedNanos());
                if (direction == Direction.RESPONSE) {
                    if (closed || wire.takeDrop()) {
                        return false;
                    }
                    settle(parcel.produce().get().correlationId());
                }
            }
            parcel.frame().writeTo(out);
            return true;
        }
    }
}
