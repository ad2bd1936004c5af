package workshop.testkit.junit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what goes to {@code System.out} and {@code System.err}. Whoever prints too much is stopped by an error. */
final class CountedOutput extends FilterOutputStream {

    static final long LIMIT_BYTES = 1024 * 1024;

    private static final AtomicLong PRINTED = new AtomicLong();

    /** Replaces both for the rest of this JVM. */
    static void install() {
        System.setOut(new PrintStream(new CountedOutput(System.out), true));
        System.setErr(new PrintStream(new CountedOutput(System.err), true));
    }

    /** Starts at 0 again, for a new test. */
    static void reset() {
        PRINTED.set(0);
    }

    /** Whether more was printed since the last reset than anybody would read. */
    static boolean isTooMuch() {
        return PRINTED.get() > LIMIT_BYTES;
    }

    private CountedOutput(OutputStream out) {
        super(out);
    }

    private static void count(int bytes) {
        if (PRINTED.addAndGet(bytes) > LIMIT_BYTES) {
            throw new Error("the code under test printed more than 1 MB");
        }
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
