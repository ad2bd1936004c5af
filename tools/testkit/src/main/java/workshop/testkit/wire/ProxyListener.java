package workshop.testkit.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import workshop.testkit.wire.Frame.TopicKey;

/**
 * A port of the proxy, in front of one listener of a broker. The port stays when the broker stops and starts again; in between, it accepts
 * connections and closes them.
 */
public final class ProxyListener {

    private final Function<TopicKey, Optional<Wire>> owner;
    private final ServerSocket server;
    private final Thread acceptor = Proxy.thread("accept", this::accept);
    private final Set<ProxyConnection> connections = ConcurrentHashMap.newKeySet();

    // Guarded by this.
    private InetSocketAddress listener;
    private boolean holding;

    /** {@code owner} finds the test that a Produce request belongs to. */
    ProxyListener(Function<TopicKey, Optional<Wire>> owner) throws IOException {
        this.owner = owner;
        server = new ServerSocket(0, 128, InetAddress.getByName(Proxy.HOST));
    }

    /** The port that the broker has to advertise. */
    public int port() {
        return server.getLocalPort();
    }

    /** Forwards connections to this listener from now on. Connections that came before the first call have waited for it. */
    public synchronized void forwardTo(InetSocketAddress brokersListener) {
        listener = brokersListener;
        if (acceptor.getState() == Thread.State.NEW) {
            acceptor.start();
        }
    }

    /** Cuts all connections at once, with the frames in transit on them, and forwards none from now on. */
    public void cutOff() {
        forwardNowhere();
        connections.forEach(ProxyConnection::close);
        release(); // only now: what was held is gone with its connection
    }

    private synchronized void forwardNowhere() {
        listener = null;
    }

    /** Holds every response from this instant on, and loses none. */
    public synchronized void holdResponses() {
        holding = true;
    }

    /** Lets everything go that is held. */
    public synchronized void release() {
        holding = false;
        notifyAll();
    }

    /** How many connections are open now on which {@code clientId} has sent Produce requests. */
    long connectionsOf(String clientId) {
        return connections.stream()
                .filter(connection -> connection.clientId().equals(clientId))
                .count();
    }

    Optional<Wire> ownerOf(TopicKey topic) {
        return owner.apply(topic);
    }

    void forget(ProxyConnection connection) {
        connections.remove(connection);
        synchronized (this) {
            notifyAll(); // its responses are lost: nobody waits for them
        }
    }

    /** Waits while responses are held. */
    synchronized void awaitRelease(ProxyConnection connection) throws InterruptedException {
        while (holding && connections.contains(connection)) {
            wait();
        }
    }

    void close() {
        try {
            server.close();
        } catch (IOException e) {
            // Nothing waits for it any more.
        }
        cutOff();
    }

    private synchronized InetSocketAddress listener() {
        return listener;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                forward(server.accept());
            } catch (IOException e) {
                // The proxy was closed.
            }
        }
    }

    private void forward(Socket client) throws IOException {
        InetSocketAddress to = listener();
        if (to == null) {
            client.close();
            return;
        }
        try {
            Socket broker = new Socket(to.getAddress(), to.getPort());
            broker.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            ProxyConnection connection = new ProxyConnection(this, client, broker);
            connections.add(connection);
            if (to.equals(listener())) {
                connection.start();
            } else {
                connection.close(); // cut off in the meantime
            }
        } catch (IOException e) {
            client.close(); // the broker is down, and its client is told so
        }
    }
}
