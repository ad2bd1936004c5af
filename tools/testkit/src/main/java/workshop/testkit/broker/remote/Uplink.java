package workshop.testkit.broker.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.apache.kafka.common.config.AbstractConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import workshop.testkit.wire.Proxy;

/** A loopback port whose connections are carried on to one broker of a cluster. It is open until the JVM ends. */
final class Uplink {

    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

    private final String host;
    private final int port;
    private final AbstractConfig security;
    private final AddressRewriter rewriter;
    private final ServerSocket server;

    Uplink(String host, int port, AbstractConfig security, AddressRewriter rewriter) throws IOException {
        this.host = host;
        this.port = port;
        this.security = security;
        this.rewriter = rewriter;
        server = new ServerSocket(0, 128, InetAddress.getByName(Proxy.HOST));
        Proxy.thread("uplink", this::accept).start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void accept() {
        while (true) {
            try {
                carry(server.accept());
            } catch (IOException | RuntimeException e) {
                LOG.warn("no way to {}:{}", host, port, e);
            }
        }
    }

    private void carry(Socket client) throws IOException {
        try {
            client.setTcpNoDelay(true);
            new UplinkConnection(client, new InetSocketAddress(host, port), security, rewriter).start();
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }
}
