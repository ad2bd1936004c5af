package workshop.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** What an answer prints, up to a page of it, for whoever wants to see it. It is no evidence of anything. */
final class Printed extends OutputStream {

    private static final int MOST_BYTES = 2_000;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** Takes the place of {@code System.out} and {@code System.err}. */
    static Printed instead() {
        Printed printed = new Printed();
        PrintStream stream = new PrintStream(printed, true, UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        return printed;
    }

    @Override
    public synchronized void write(int b) {
        if (kept.size() < MOST_BYTES) {
            kept.write(b);
        }
    }

    /** What came since the last call. */
    synchronized String take() {
        String text = kept.toString(UTF_8);
        kept.reset();
        return text;
    }
}
