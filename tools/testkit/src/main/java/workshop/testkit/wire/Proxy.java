package workshop.testkit.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import workshop.testkit.wire.Frame.TopicKey;

/**
 * A TCP proxy that knows Kafka's frames. The broker advertises its port, so every client of a lesson passes through, and a test can hold,
 * delay, lose and read what its own producers send. It listens on a loopback port of the system's choice from construction on; the brokers
 * of a cluster have a {@link ProxyListener} each for every listener of theirs.
 */
public final class Proxy implements AutoCloseable {

    /** Where everything here listens, and what brokers advertise: IPv4's loopback, whichever kind of address the machine prefers. */
    public static final String HOST = "127.0.0.1";

    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final List<ProxyListener> listeners = new CopyOnWriteArrayList<>();

    /** A port for learners' clients. */
    public ProxyListener openListener() throws IOException {
        return keep(new ProxyListener(this::ownerOf));
    }

    /** A port whose traffic belongs to no test, for the harness and for what brokers say to each other. */
    public ProxyListener openUnwatchedListener() throws IOException {
        return keep(new ProxyListener(topic -> Optional.empty()));
    }

    private ProxyListener keep(ProxyListener listener) {
        listeners.add(listener);
        return listener;
    }

    /** A new view of the traffic, for one test. */
    public Wire open() {
        Wire wire = new Wire();
        wires.add(wire);
        return wire;
    }

    /** Ends the view: its faults end, and its topics' traffic is seen no more. */
    public void close(Wire wire) {
        wire.faults().end();
        wires.remove(wire);
    }

    /** How many connections are open now on which {@code clientId} has sent Produce requests. */
    public long connectionsOf(String clientId) {
        return listeners.stream()
                .mapToLong(listener -> listener.connectionsOf(clientId))
                .sum();
    }

    @Override
    public void close() {
        listeners.forEach(ProxyListener::close);
    }

    private Optional<Wire> ownerOf(TopicKey topic) {
        return wires.stream().filter(wire -> wire.owns(topic)).findFirst();
    }

    /** A thread that doesn't keep the JVM alive. */
    public static Thread thread(String what, Runnable work) {
        Thread thread = new Thread(work, "workshop-proxy-" + what);
        thread.setDaemon(true);
        return thread;
    }
}
