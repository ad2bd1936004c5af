package workshop.judge.worker;

import java.io.BufferedReader;
import java.io.IOException;

/** Ends this JVM with the process that started it: the standard input ends when the process at its other end does. */
public final class EndWithParent {

    private static final long EXIT_MILLIS = 4_000;

    /** Waits for the end of this process's standard input from now on. */
    public static void watch(BufferedReader in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            // Nothing more is said there.
                        }
                    } catch (IOException e) {
                        // It has ended.
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

    private EndWithParent() {}
}
