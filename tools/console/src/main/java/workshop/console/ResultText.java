package workshop.console;

import java.util.List;
import workshop.judge.run.StepResult;
import workshop.testkit.report.SummaryText;

/** What there is to read of a run that has ended. */
final class ResultText {

    private static final int PRINTED_LINES = 10;

    /** What the tests say of a step that isn't done, and which file to edit. */
    static String details(Course course, StepResult result, int width) {
        String editHere = course.editHere(result.verdict().step());
        return SummaryText.details(result.verdict(), editHere, result.seed(), width) + "\n";
    }

    /** The first lines that the answer printed; empty if it printed nothing. */
    static String printed(StepResult result) {
        List<String> lines = result.printed().lines().toList();
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(0, Math.min(lines.size(), PRINTED_LINES))) {
            text.append(text.isEmpty() ? "  printed    " : "             ")
                    .append(line)
                    .append('\n');
        }
        return lines.isEmpty() ? "" : text + (lines.size() > PRINTED_LINES ? "             …\n\n" : "\n");
    }

    private ResultText() {}
}
