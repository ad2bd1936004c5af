package workshop.judge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import workshop.testkit.environment.Settings;
import workshop.testkit.environment.TempFolder;

/** A {@link Worker} and the connection to it, seen from its parent. It works in a temp folder of its own, which goes when it goes. */
final class WorkerProcess {

    private static final Duration START = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 200;
    private static final Duration END = Duration.ofSeconds(5);

    private final TempFolder folder;
    private final Process process;
    private final Socket socket;
    private boolean ready = true;
    private boolean tidying; // from a reply until the worker has said whether it can be asked again

    /** Starts one. Throws {@link IOException} with a sentence if that cannot be done. */
    static WorkerProcess start(Settings settings, Limits limits) throws IOException {
        TempFolder folder = JudgeFolder.create();
        Process process = null;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            process = new ProcessBuilder(command(settings, limits, folder.path()))
                    .directory(
                            Files.createDirectory(folder.path().resolve("work")).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD) // no evidence, and it may be endless
                    .start();
            String password = UUID.randomUUID().toString();
            OutputStream toWorker = process.getOutputStream();
            toWorker.write((server.getLocalPort() + "\n" + password + "\n").getBytes(StandardCharsets.UTF_8));
            toWorker.flush();
            return new WorkerProcess(folder, process, accept(server, process, password));
        } catch (IOException e) {
            if (process != null) {
                kill(family(process));
            }
            folder.close();
            throw new IOException("The judge could not start a JVM for the answers: " + e.getMessage(), e);
        }
    }

    private WorkerProcess(TempFolder folder, Process process, Socket socket) {
        this.folder = folder;
        this.process = process;
        this.socket = socket;
    }

    private static Socket accept(ServerSocket server, Process process, String password) throws IOException {
        long start = System.nanoTime();
        server.setSoTimeout(LOOK_MILLIS);
        Socket socket = null;
        while (socket == null) {
            try {
                socket = server.accept();
            } catch (SocketTimeoutException e) {
                if (!process.isAlive()) {
                    throw new IOException("it ended at once, with exit code " + process.exitValue(), e);
                }
                if (System.nanoTime() - start > START.toNanos()) {
                    throw new IOException("it said nothing for " + START.toSeconds() + " s", e);
                }
            }
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) START.toMillis());
        if (!new DataInputStream(socket.getInputStream()).readUTF().equals(password)) {
            socket.close();
            throw new IOException("somebody else answered at port " + server.getLocalPort());
        }
        return socket;
    }

    private static List<String> command(Settings settings, Limits limits, Path folder) {
        List<String> command = ChildJvm.command(settings, limits, folder);
        command.add("-XX:+ExitOnOutOfMemoryError"); // a broker without memory is no witness
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
        return command;
    }

    /**
     * Asks and waits for the reply. To be asked only if it {@link #isReady}.
     *
     * @throws SocketTimeoutException if none comes within {@code limit}
     * @throws IOException if the worker has ended
     */
    Reply ask(Request request, Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
        request.writeTo(new DataOutputStream(socket.getOutputStream()));
        Reply reply = Reply.readFrom(new DataInputStream(socket.getInputStream()), request.step());
        tidying = true;
        return reply;
    }

    /** Whether it can be asked: it is there, the last answer has left nothing running in it, and there is memory for another. */
    boolean isReady() {
        if (tidying) {
            tidying = false;
            ready = saysThatItIsTidy();
        }
        return ready && process.isAlive();
    }

    private boolean saysThatItIsTidy() {
        try {
            socket.setSoTimeout((int) END.toMillis());
            return new DataInputStream(socket.getInputStream()).readBoolean();
        } catch (IOException e) {
            return false;
        }
    }

    /** Lets it end by itself, whatever it is doing, which stops its broker; and kills it if it does not. */
    void end() {
        List<ProcessHandle> family = family(process);
        try {
            process.getOutputStream().close(); // a worker ends with its standard input
            process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // It is killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill(family);
        close();
    }

    /** Ends it and whatever it has started. */
    void kill() {
        kill(family(process));
        close();
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nobody is at its other end.
        }
        folder.close();
    }

    /** The process and all that it has started. Those lose their parent when it ends: ask before. */
    private static List<ProcessHandle> family(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private static void kill(List<ProcessHandle> family) {
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The system has been told, and takes its time.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
