package workshop.testkit.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One direction of a connection: a thread that reads frames and one that writes them, so that a frame that waits delays those behind it and
 * nothing else.
 */
final class Pump {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final ProxyConnection connection;
    private final Direction direction;
    private final Socket from;
    private final Socket to;
    private final BlockingQueue<Optional<FrameInTransit>> frames =
            new LinkedBlockingQueue<>(); // empty: no more will come

    Pump(ProxyConnection connection, Direction direction, Socket from, Socket to) {
        this.connection = connection;
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
                frames.add(Optional.of(
                        new FrameInTransit(frame, System.nanoTime(), connection.produceOf(direction, frame))));
            }
        } catch (IOException e) {
            // The sender has closed it: the frames in transit still go on.
        } finally {
            frames.add(Optional.empty());
        }
    }

    private void write() {
        try {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream(), BUFFER_BYTES));
            Optional<FrameInTransit> next = frames.take();
            while (next.isPresent()) {
                if (!deliver(next.get(), out)) {
                    return;
                }
                if (frames.isEmpty()) {
                    out.flush();
                }
                next = frames.take();
            }
            out.flush();
            to.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            connection.close();
        } finally {
            if (direction == Direction.RESPONSE) {
                connection.close(); // without the broker's side nothing can be answered any more
            }
        }
    }

    /** Returns false if this response is lost, and with it the connection. */
    private boolean deliver(FrameInTransit next, DataOutputStream out) throws IOException, InterruptedException {
        if (direction == Direction.RESPONSE && !connection.awaitRelease()) {
            return false;
        }
        if (next.produce().isPresent()) {
            Faults faults = next.produce().get().wire().faults();
            out.flush();
            faults.awaitTurn(direction, next.arrivedNanos());
            if (direction == Direction.RESPONSE) {
                if (connection.isClosed() || faults.dropsThisResponse()) {
                    return false;
                }
                connection.settle(next.produce().get().correlationId());
            }
        }
        next.frame().writeTo(out);
        return true;
    }
}
