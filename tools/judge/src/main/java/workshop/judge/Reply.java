package workshop.judge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import workshop.testkit.report.FailureText;
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
        out.writeUTF(verdict.state().name());
        out.writeUTF(shortened(verdict.text().youDid()));
        out.writeUTF(shortened(verdict.text().kafkaSaw()));
        out.writeUTF(shortened(verdict.text().why()));
        out.writeInt(verdict.testsPassed());
        out.writeInt(verdict.tests());
        out.writeLong(tests.toNanos());
        out.writeUTF(printed);
        out.flush();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + " …" : text;
    }

    static Reply readFrom(DataInputStream in, Step step) throws IOException {
        try {
            Verdict.State state = Verdict.State.valueOf(in.readUTF());
            FailureText text = new FailureText(in.readUTF(), in.readUTF(), in.readUTF());
            Verdict verdict = new Verdict(step, state, text, in.readInt(), in.readInt());
            return new Reply(verdict, Duration.ofNanos(in.readLong()), in.readUTF());
        } catch (IllegalArgumentException e) {
            throw new IOException("this is no reply of a worker", e);
        }
    }
}
