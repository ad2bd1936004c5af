package workshop.judge.worker;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** What an answer prints, up to a page of it, for whoever wants to see it. It is no evidence of anything. */
final class CapturedOutput extends OutputStream {

    private static final int MOST_BYTES = 2_000;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** Takes the place of {@code System.out} and {@code System.err}. */
    static CapturedOutput instead() {
        CapturedOutput captured = new CapturedOutput();
        PrintStream stream = new PrintStream(captured, true);
        System.setOut(stream);
        System.setErr(stream);
        return captured;
    }

    @Override
    public synchronized void write(int b) {
        if (kept.size() < MOST_BYTES) {
            kept.write(b);
        }
    }

    /** What came since the last call. */
    synchronized String take() {
        String text = kept.toString(Charset.defaultCharset());
        kept.reset();
        return text;
    }
}
