package workshop.testkit.broker.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * The way into somebody's cluster for clients that know nothing but a loopback address. Each broker of the cluster has a port here; behind it
 * an {@link Uplink} speaks the cluster's security protocol. Where the cluster names its brokers' addresses, the client reads these ports.
 */
public final class Gateway {

    private final AbstractConfig security;
    private final Entrance entrance;
    private final Map<String, Integer> ports = new HashMap<>(); // by the broker's host:port

    /** What clients pass on their way to an uplink. */
    @FunctionalInterface
    public interface Entrance {

        /** Returns the port that leads to the uplink. */
        int leadTo(InetSocketAddress uplink) throws IOException;
    }

    /** {@code security} is a client's configuration, of which {@code security.*}, {@code sasl.*} and {@code ssl.*} are used. */
    public Gateway(AbstractConfig security, Entrance entrance) {
        this.security = security;
        this.entrance = entrance;
    }

    /** Opens a port of its own that leads to one broker, with no entrance before it. */
    public InetSocketAddress open(String host, int port) throws IOException {
        return new Uplink(host, port, security, new AddressRewriter(this::portOf)).address();
    }

    /** The port at which clients find this broker. */
    private synchronized int portOf(String host, int port) {
        return ports.computeIfAbsent(host + ":" + port, broker -> {
            try {
                return entrance.leadTo(open(host, port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
