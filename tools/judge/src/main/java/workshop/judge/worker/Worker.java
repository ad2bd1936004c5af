package workshop.judge.worker;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import workshop.judge.run.InProcessJudge;
import workshop.judge.run.Request;
import workshop.judge.run.StepResult;
import workshop.testkit.environment.Settings;

/**
 * The child JVM in which answers run. It learns from its standard input where to call and what to say there. The port and the password stay
 * in local variables, where an answer cannot find them by reflection; what an answer prints or returns says nothing to the parent.
 */
final class Worker {

    private static final double FULL = 0.6;

    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int port = Integer.parseInt(in.readLine());
        String password = in.readLine();
        EndWithParent.watch(in);
        ProcessFamily.endWithThisJvm();
        System.setIn(InputStream.nullInputStream());
        startTimer();
        LoggerFactory.getILoggerFactory(); // what it says when it starts is not the answer's
        CapturedOutput printed = CapturedOutput.instead();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            DataOutputStream replies = new DataOutputStream(socket.getOutputStream());
            replies.writeUTF(password);
            serve(new DataInputStream(socket.getInputStream()), replies, printed);
        } catch (EOFException | SocketException e) {
            // Nobody asks or listens any more.
        }
        System.exit(0);
    }

    /** The JDK's timer is one thread for all, and not that of the answer which is the first to need it. */
    private static void startTimer() {
        CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS).execute(() -> {});
    }

    private static void serve(DataInputStream requests, DataOutputStream replies, CapturedOutput printed)
            throws IOException, InterruptedException {
        InProcessJudge judge = new InProcessJudge(Settings.ofThisJvm());
        while (true) {
            Request request = Request.readFrom(requests);
            printed.take();
            StepResult result = judge.judge(request);
            result.printing(printed.take()).writeTo(replies);
            replies.writeBoolean(judge.endLeftovers() && hasRoom());
        }
    }

    /** Whether there is memory for another step: a broker keeps every topic it was ever given, and a cluster something of each crash. */
    private static boolean hasRoom() {
        if (shareInUse() > FULL) {
            System.gc();
        }
        return shareInUse() <= FULL;
    }

    private static double shareInUse() {
        Runtime jvm = Runtime.getRuntime();
        return (double) (jvm.totalMemory() - jvm.freeMemory()) / jvm.maxMemory();
    }

    private Worker() {}
}
