package workshop.judge;

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
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Verdict;

/**
 * The child JVM in which {@link ChildProcessJudge} has answers judged. It learns from its standard input where to call and what to say there, and
 * keeps them in local variables, where an answer cannot find them by reflection: what it prints or returns says nothing to the parent.
 */
final class Worker {

    private static final double FULL = 0.6;
    private static final long EXIT_MILLIS = 4_000;

    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int port = Integer.parseInt(in.readLine());
        String password = in.readLine();
        endWith(in);
        System.setIn(InputStream.nullInputStream());
        startTimer();
        CapturedOutput printed = CapturedOutput.instead();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InProcessJudge judge = new InProcessJudge(Settings.ofThisJvm())) {
            socket.setTcpNoDelay(true);
            DataOutputStream replies = new DataOutputStream(socket.getOutputStream());
            replies.writeUTF(password);
            serve(new DataInputStream(socket.getInputStream()), replies, judge, printed);
        } catch (EOFException | SocketException e) {
            // Nobody asks or listens any more.
        }
        System.exit(0);
    }

    /** The JDK's timer is one thread for all, and not that of the answer which is the first to need it. */
    private static void startTimer() {
        CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS).execute(() -> {});
    }

    private static void serve(
            DataInputStream requests, DataOutputStream replies, InProcessJudge judge, CapturedOutput printed)
            throws IOException, InterruptedException {
        while (true) {
            Request request = Request.readFrom(requests);
            printed.take();
            Verdict verdict = judge.run(request);
            new Reply(verdict, judge.tests(), printed.take()).writeTo(replies);
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

    /** The standard input ends when the process at its other end does; this one does not outlive it. */
    static void endWith(BufferedReader in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            // Nothing more is said there.
                        }
                    } catch (IOException e) {
                        // The same.
                    }
                    exit();
                },
                "judge: end with the parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** Stops the broker, and does not let an answer keep it from that for long. */
    private static void exit() {
        Thread exit = new Thread(() -> System.exit(1), "judge: exit");
        exit.setDaemon(true);
        exit.start();
        try {
            exit.join(EXIT_MILLIS);
        } catch (InterruptedException e) {
            // It has had no time, then.
        }
        Runtime.getRuntime().halt(1);
    }

    private Worker() {}
}
