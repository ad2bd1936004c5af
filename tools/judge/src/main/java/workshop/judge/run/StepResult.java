package workshop.judge.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.Verdict;

/**
 * What came of one run of a step.
 *
 * @param tests how long its tests ran, the first start of a broker included; zero if they did not come to an end
 * @param seed of the random values that the tests took
 * @param printed what the answer printed, the first page of it; empty if the tests did not come to an end
 */
public record StepResult(Verdict verdict, Duration tests, long seed, String printed) {

    /** Longer than any text that somebody reads, and short enough for {@link DataOutputStream#writeUTF}. */
    private static final int LONGEST_TEXT = 20_000;

    /** A step whose tests did not run, or did not come to an end. */
    public static StepResult withoutTests(Request request, Verdict verdict) {
        return new StepResult(verdict, Duration.ZERO, request.seed(), "");
    }

    public StepResult printing(String text) {
        return new StepResult(verdict, tests, seed, text);
    }

    public void writeTo(DataOutputStream out) throws IOException {
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

    /** Reads the result of this request. */
    public static StepResult readFrom(DataInputStream in, Request request) throws IOException {
        try {
            Verdict.State state = Verdict.State.valueOf(in.readUTF());
            FailureText text = new FailureText(in.readUTF(), in.readUTF(), in.readUTF());
            Verdict verdict = new Verdict(request.step(), state, text, in.readInt(), in.readInt());
            return new StepResult(verdict, Duration.ofNanos(in.readLong()), request.seed(), in.readUTF());
        } catch (IllegalArgumentException e) {
            throw new IOException("this is no result of a step", e);
        }
    }
}
