package workshop.testkit.report;

import java.util.ArrayList;
import java.util.List;

/** Lays a failure text out: the step's title, a label for each part, lines that are not too long. */
public final class FailureTextLayout {

    /** Where lines end in files and on screens of unknown width. */
    public static final int WIDTH = 100;

    private static final String INDENT = "  ";
    private static final int LABEL_WIDTH = 11;
    private static final int FEWEST_COLUMNS = 20;

    /** The text with the title of its step and where to read on; no line is longer than {@code width} unless a word is. */
    public static String of(Step step, FailureText text, int width) {
        return text.isSentence()
                ? text.why()
                : step.title() + "\n\n" + parts(text, width) + part("read", step.readmeSection(), width);
    }

    /** The text alone, for a test that grades no step. */
    static String of(FailureText text) {
        return text.isSentence() ? text.why() : parts(text, WIDTH);
    }

    private static String parts(FailureText text, int width) {
        return part("you did", text.youDid(), width)
                + part("kafka saw", text.kafkaSaw(), width)
                + part("why", text.why(), width);
    }

    /** One part: its label, and its content beside it; nothing if there is no content. */
    public static String part(String label, String content, int width) {
        if (content.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        String start = INDENT + label + " ".repeat(LABEL_WIDTH - label.length());
        for (String line : lines(content, width - INDENT.length() - LABEL_WIDTH)) {
            text.append(start).append(line).append('\n');
            start = INDENT + " ".repeat(LABEL_WIDTH);
        }
        return text.toString();
    }

    private static List<String> lines(String content, int columns) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : content.split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > Math.max(FEWEST_COLUMNS, columns)) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private FailureTextLayout() {}
}
