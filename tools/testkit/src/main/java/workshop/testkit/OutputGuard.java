package workshop.testkit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a test print up to {@link #LIMIT_BYTES}; whoever goes on printing is stopped by an error, so that a flood costs its step only. */
final class OutputGuard {

    static final long LIMIT_BYTES = 1024 * 1024;

    private static final AtomicLong PRINTED = new AtomicLong();

    /** Replaces {@code System.out} and {@code System.err} for the rest of this JVM. */
    static void install() {
        System.setOut(guarded(System.out));
        System.setErr(guarded(System.err));
    }

    /** Starts counting for a new test. */
    static void reset() {
        PRINTED.set(0);
    }

    /** Whether more was printed since the last reset than anybody would read. */
    static boolean isFlooded() {
        return PRINTED.get() > LIMIT_BYTES;
    }

    private static void count(int bytes) {
        if (PRINTED.addAndGet(bytes) > LIMIT_BYTES) {
            throw new Error("the code under test printed more than 1 MB");
        }
    }

    private static PrintStream guarded(PrintStream stream) {
        return new PrintStream(new Counting(stream), true);
    }

    private static final class Counting extends FilterOutputStream {

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            out.write(bytes, offset, length);
        }
    }

    private OutputGuard() {}
}
