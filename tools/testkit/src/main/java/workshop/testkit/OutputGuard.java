package workshop.testkit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a test print up to {@link #LIMIT_BYTES}; what goes beyond is counted and thrown away, so that a flood costs its step only. */
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

    /** Bytes printed since the last reset, thrown away or not. */
    static long printedBytes() {
        return PRINTED.get();
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
            if (PRINTED.incrementAndGet() <= LIMIT_BYTES) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (PRINTED.addAndGet(length) <= LIMIT_BYTES) {
                out.write(bytes, offset, length);
            }
        }
    }

    private OutputGuard() {}
}
