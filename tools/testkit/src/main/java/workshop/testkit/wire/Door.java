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
 * A port of the proxy, and one listener of a broker behind it. The port stays when the broker goes and comes back; in between, whoever
 * knocks is sent home.
 */
public final class Door {

    private final Function<TopicKey, Optional<Wire>> owner;
    private final ServerSocket server;
    private final Thread doorkeeper = Proxy.thread("accept", this::accept);
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    // Guarded by this.
    private InetSocketAddress listener;
    private boolean holding;

    /** {@code owner} finds the test that a Produce request belongs to. */
    Door(Function<TopicKey, Optional<Wire>> owner) throws IOException {
        this.owner = owner;
        server = new ServerSocket(0, 128, InetAddress.getByName(Proxy.HOST));
    }

    /** The port that the broker has to advertise. */
    public int port() {
        return server.getLocalPort();
    }

    /** From now on connections are carried on to this listener. Those that came before the first call have waited for it. */
    public synchronized void leadTo(InetSocketAddress brokersListener) {
        listener = brokersListener;
        if (doorkeeper.getState() == Thread.State.NEW) {
            doorkeeper.start();
        }
    }

    /** Cuts all connections at once, with whatever is under way or held on them, and lets nobody in. */
    public void shut() {
        leadNowhere();
        connections.forEach(Connection::close);
        release(); // only now: what was held is gone with its connection
    }

    private synchronized void leadNowhere() {
        listener = null;
    }

    /** From this instant on nothing that the broker says gets out, and nothing is lost. */
    public synchronized void hold() {
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

    void forget(Connection connection) {
        connections.remove(connection);
        synchronized (this) {
            notifyAll(); // what it holds is not to be waited for
        }
    }

    /** Waits while this door holds what the broker says. */
    synchronized void awaitRelease(Connection connection) throws InterruptedException {
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
        shut();
    }

    private synchronized InetSocketAddress listener() {
        return listener;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                carry(server.accept());
            } catch (IOException e) {
                // The proxy was closed.
            }
        }
    }

    private void carry(Socket client) throws IOException {
        InetSocketAddress to = listener();
        if (to == null) {
            client.close();
            return;
        }
        try {
            Socket broker = new Socket(to.getAddress(), to.getPort());
            broker.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            Connection connection = new Connection(this, client, broker);
            connections.add(connection);
            if (to.equals(listener())) {
                connection.start();
            } else {
                connection.close(); // shut in the meantime
            }
        } catch (IOException e) {
            client.close(); // the broker is down, and its client is told so
        }
    }
}
