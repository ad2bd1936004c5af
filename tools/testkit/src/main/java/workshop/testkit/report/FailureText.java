package workshop.testkit.report;

/**
 * What a learner reads of a step that isn't done. {@link FailureTextLayout} breaks it into lines.
 *
 * @param youDid what the learner's code did; empty where there is nothing to say but a sentence
 * @param kafkaSaw what the broker, the wire or the client showed; empty when nothing was looked at
 * @param why the reason, in words that teach
 */
public record FailureText(String youDid, String kafkaSaw, String why) {

    /** A sentence that is shown as it is. */
    public static FailureText sentence(String sentence) {
        return new FailureText("", "", sentence);
    }

    boolean isSentence() {
        return youDid.isEmpty() && kafkaSaw.isEmpty();
    }
}
