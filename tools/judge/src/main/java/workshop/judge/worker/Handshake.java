package workshop.judge.worker;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Where a worker calls back, and the password that it says first. Every program of the machine can call there: whoever says something else,
 * or nothing, is sent away and costs no time.
 */
final class Handshake implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 50;
    private static final int PASSWORD_MILLIS = 5_000;

    private final String password = UUID.randomUUID().toString();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Socket> worker = new CompletableFuture<>();

    Handshake() throws IOException {
        server.setSoTimeout(LOOK_MILLIS);
    }

    int port() {
        return server.getLocalPort();
    }

    String password() {
        return password;
    }

    /** The connection of the worker that runs in this process. Throws {@link IOException} if it ends or says nothing. */
    Socket await(Process process) throws IOException {
        long start = System.nanoTime();
        while (!worker.isDone()) {
            try {
                Socket caller = server.accept();
                Thread asking = new Thread(() -> ask(caller), "judge: handshake");
                asking.setDaemon(true);
                asking.start();
            } catch (SocketTimeoutException e) {
                if (!process.isAlive()) {
                    throw new IOException("it ended at once, with exit code " + process.exitValue(), e);
                }
                if (System.nanoTime() - start > START.toNanos()) {
                    throw new IOException("it said nothing for " + START.toSeconds() + " s", e);
                }
            }
        }
        return worker.join();
    }

    private void ask(Socket caller) {
        try {
            caller.setTcpNoDelay(true);
            caller.setSoTimeout(PASSWORD_MILLIS);
            boolean isWorker =
                    new DataInputStream(caller.getInputStream()).readUTF().equals(password);
            if (!isWorker || !worker.complete(caller)) {
                caller.close();
            }
        } catch (IOException e) {
            closeQuietly(caller);
        }
    }

    private static void closeQuietly(Socket caller) {
        try {
            caller.close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
