package workshop.judge.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import workshop.judge.lesson.Limits;
import workshop.judge.run.JudgeFolder;
import workshop.judge.run.Request;
import workshop.judge.run.StepResult;
import workshop.testkit.environment.Settings;
import workshop.testkit.environment.TempFolder;
import workshop.testkit.harness.SharedBroker;

/** A {@link Worker} and the connection to it, seen from its parent. It works in a temp folder of its own, which goes when it goes. */
public final class WorkerProcess {

    private static final Duration END = Duration.ofSeconds(5);

    private final TempFolder folder;
    private final Process process;
    private final ProcessFamily family;
    private Socket socket; // null until the worker has called
    private boolean ready = true;
    private boolean tidying; // from a reply until the worker has said whether it can be asked again

    /** Starts one. Throws {@link IOException} with a sentence if that cannot be done. */
    public static WorkerProcess start(Settings settings, Limits limits) throws IOException {
        SharedBroker.prepare(settings);
        TempFolder folder = JudgeFolder.create();
        try {
            return new WorkerProcess(settings, limits, folder);
        } catch (IOException e) {
            folder.close();
            throw new IOException("The judge could not start a JVM for the answers: " + e.getMessage(), e);
        }
    }

    private WorkerProcess(Settings settings, Limits limits, TempFolder folder) throws IOException {
        this.folder = folder;
        process = new ProcessBuilder(command(settings, limits, folder.path()))
                .directory(Files.createDirectory(folder.path().resolve("work")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD) // no evidence, and it may be endless
                .start();
        family = new ProcessFamily(process);
        try (Handshake handshake = new Handshake()) {
            OutputStream toWorker = process.getOutputStream();
            toWorker.write((handshake.port() + "\n" + handshake.password() + "\n").getBytes(UTF_8));
            toWorker.flush();
            socket = handshake.await(process);
        } catch (IOException e) {
            kill();
            throw e;
        }
    }

    private static List<String> command(Settings settings, Limits limits, Path folder) {
        List<String> command = ChildJvm.command(settings, limits, folder);
        command.add("-XX:+ExitOnOutOfMemoryError"); // a broker without memory is no witness
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
        return command;
    }

    /**
     * Asks and waits for the result. To be asked only if it {@link #isReady}.
     *
     * @throws SocketTimeoutException if none comes within {@code limit}
     * @throws IOException if the worker has ended
     */
    public StepResult ask(Request request, Duration limit) throws IOException {
        socket.setSoTimeout((int) limit.toMillis());
        request.writeTo(new DataOutputStream(socket.getOutputStream()));
        Thread looking = family.look();
        try {
            StepResult result = StepResult.readFrom(new DataInputStream(socket.getInputStream()), request);
            tidying = true;
            return result;
        } finally {
            looking.interrupt();
        }
    }

    /** Whether it can be asked: it is there, the last answer has left nothing running in it, and there is memory for another. */
    public boolean isReady() {
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
    public void end() {
        try {
            process.getOutputStream().close(); // a worker ends with its standard input
            process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // It is killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /** Ends it and whatever it has started. */
    public void kill() {
        family.kill();
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // Nobody is at its other end.
        }
        folder.close();
    }
}
