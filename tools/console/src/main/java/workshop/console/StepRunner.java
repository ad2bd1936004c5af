package workshop.console;

import java.io.IOException;
import java.util.List;
import workshop.judge.WarmJudge;
import workshop.judge.run.StepResult;
import workshop.testkit.report.Step;
import workshop.testkit.report.SummaryText;

/** Runs steps once, one after the other, and tells of them as {@code mvn test} does. */
record StepRunner(Course course, Window window, WarmJudge judge) {

    private static final int PRINTED_LINES = 10;

    /** Returns whether all of them are done. */
    boolean of(List<Step> steps) throws IOException {
        StepResult next = null;
        int done = 0;
        String lesson = "";
        for (Step step : steps) {
            if (!step.lesson().equals(lesson)) {
                lesson = step.lesson();
                window.text("\n" + SummaryText.lessonTitle(lesson) + "\n\n");
                window.flush();
            }
            StepResult judged = judge(step);
            window.text(SummaryText.line(step, judged.verdict().state()));
            window.flush();
            done += judged.verdict().passed() ? 1 : 0;
            next = next == null && !judged.verdict().passed() ? judged : next;
        }
        window.text("\n  " + SummaryText.bar(done, steps.size()) + "\n\n");
        if (next != null) {
            Step step = next.verdict().step();
            window.text(SummaryText.details(next.verdict(), course.editHere(step), next.seed(), window.width()) + "\n"
                    + printed(next));
        }
        return next == null;
    }

    /** The first lines that the answer printed, if it did. */
    static String printed(StepResult judged) {
        List<String> lines = judged.printed()
                .lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", " ")) // a terminal would take them for commands
                .toList();
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(0, Math.min(lines.size(), PRINTED_LINES))) {
            text.append(text.isEmpty() ? "  printed    " : "             ")
                    .append(line)
                    .append('\n');
        }
        return lines.isEmpty() ? "" : text + (lines.size() > PRINTED_LINES ? "             …\n\n" : "\n");
    }

    private StepResult judge(Step step) throws IOException {
        Progress progress = new Progress(course);
        String fingerprint = progress.fingerprint(step);
        StepResult judged = judge.judge(course.answers(step), step);
        try {
            progress.keep(judged.verdict(), fingerprint);
        } catch (IOException e) {
            // Whoever cannot write here has no use for it either: the tests tell it again each time.
        }
        return judged;
    }
}
