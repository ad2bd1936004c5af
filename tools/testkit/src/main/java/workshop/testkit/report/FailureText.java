package workshop.testkit.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a learner reads when a step fails: what the code did, what Kafka saw, why, and where to read on.
 *
 * @param title the step's title
 * @param youDid what the learner's code did
 * @param kafkaSaw what the broker, the wire or the client showed; empty when nothing was looked at
 * @param why the reason, in words that teach
 * @param read path and anchor of the section to read; empty outside a step
 */
public record FailureText(String title, String youDid, String kafkaSaw, String why, String read) {

    private static final int WIDTH = 100;
    private static final String INDENT = "  ";
    private static final int LABEL_WIDTH = 11;

    /** The text for the step whose test is running on this thread. */
    public static FailureText of(String youDid, String kafkaSaw, String why) {
        return Step.ofCaller()
                .map(step -> of(step, youDid, kafkaSaw, why))
                .orElseGet(() -> new FailureText("Outside a step", youDid, kafkaSaw, why, ""));
    }

    public static FailureText of(Step step, String youDid, String kafkaSaw, String why) {
        return new FailureText(step.title(), youDid, kafkaSaw, why, step.readmeSection());
    }

    /** The whole text, lines of at most about 100 characters. */
    public String render() {
        StringBuilder text = new StringBuilder(title).append("\n\n");
        appendTo(text, "you did", youDid);
        appendTo(text, "kafka saw", kafkaSaw);
        appendTo(text, "why", why);
        appendTo(text, "read", read);
        return text.toString();
    }

    private static void appendTo(StringBuilder text, String label, String content) {
        if (content.isEmpty()) {
            return;
        }
        String start = INDENT + label + " ".repeat(LABEL_WIDTH - label.length());
        for (String line : wrap(content)) {
            text.append(start).append(line).append('\n');
            start = INDENT + " ".repeat(LABEL_WIDTH);
        }
    }

    private static List<String> wrap(String content) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : content.split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (!line.isEmpty() && INDENT.length() + LABEL_WIDTH + line.length() + 1 + word.length() > WIDTH) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
