package workshop.testkit.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import workshop.testkit.wire.Frame.TopicKey;

/**
 * A TCP proxy that knows Kafka's frames. The broker advertises its port, so every client of a lesson passes through, and a test can hold,
 * delay, lose and read what its own producers send. It listens on a loopback port of the system's choice from construction on.
 */
public final class Proxy implements AutoCloseable {

    private final ServerSocket server;
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    public Proxy() throws IOException {
        server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    }

    /** The port that the broker has to advertise. */
    public int port() {
        return server.getLocalPort();
    }

    /** Starts carrying connections on to the broker's own listener. */
    public void forwardTo(InetSocketAddress broker) {
        thread("accept", () -> accept(broker)).start();
    }

    /** A new view of the traffic, for one test. */
    public Wire open() {
        Wire wire = new Wire();
        wires.add(wire);
        return wire;
    }

    /** Ends the view: its faults end, and its topics' traffic is seen no more. */
    public void close(Wire wire) {
        wire.heal();
        wires.remove(wire);
    }

    /** How many connections are open now on which {@code clientId} has sent Produce requests. */
    public long connectionsOf(String clientId) {
        return connections.stream()
                .filter(connection -> connection.clientId().equals(clientId))
                .count();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // Nothing waits for it any more.
        }
        connections.forEach(Connection::close);
    }

    private void accept(InetSocketAddress broker) {
        while (!server.isClosed()) {
            try {
                carry(server.accept(), broker);
            } catch (IOException e) {
                // The proxy was closed.
            }
        }
    }

    private void carry(Socket client, InetSocketAddress brokerAddress) throws IOException {
        try {
            Socket broker = new Socket(brokerAddress.getAddress(), brokerAddress.getPort());
            broker.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            Connection connection = new Connection(this, client, broker);
            connections.add(connection);
            connection.start();
        } catch (IOException e) {
            client.close(); // the broker is down, and its client is told so
        }
    }

    Optional<Wire> ownerOf(TopicKey topic) {
        return wires.stream().filter(wire -> wire.owns(topic)).findFirst();
    }

    void forget(Connection connection) {
        connections.remove(connection);
    }

    static Thread thread(String what, Runnable work) {
        Thread thread = new Thread(work, "workshop-proxy-" + what);
        thread.setDaemon(true);
        return thread;
    }
}
