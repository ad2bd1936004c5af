package workshop.judge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/**
 * What a worker answers.
 *
 * @param tests how long the tests ran
 * @param printed what the answer printed, as far as it is kept
 */
record Reply(Verdict verdict, Duration tests, String printed) {

    /** Longer than any text that somebody reads, and short enough for {@link DataOutputStream#writeUTF}. */
    private static final int LONGEST_TEXT = 20_000;

    void writeTo(DataOutputStream out) throws IOException {
        String text = verdict.text();
        out.writeUTF(verdict.state().name());
        out.writeUTF(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + " …\n" : text);
        out.writeInt(verdict.testsPassed());
        out.writeInt(verdict.tests());
        out.writeLong(tests.toNanos());
        out.writeUTF(printed);
        out.flush();
    }

    static Reply readFrom(DataInputStream in, Step step) throws IOException {
        try {
            Verdict.State state = Verdict.State.valueOf(in.readUTF());
            Verdict verdict = new Verdict(step, state, in.readUTF(), in.readInt(), in.readInt());
            return new Reply(verdict, Duration.ofNanos(in.readLong()), in.readUTF());
        } catch (IllegalArgumentException e) {
            throw new IOException("this is no reply of a worker", e);
        }
    }
}
