package workshop.console;

import java.io.IOException;
import java.util.List;
import workshop.judge.WarmJudge;
import workshop.judge.run.StepResult;
import workshop.testkit.report.Step;
import workshop.testkit.report.SummaryText;

/** Runs steps once, one after the other, and tells of them as {@code mvn test} does. */
record StepRunner(Course course, Window window, WarmJudge judge) {

    /** Returns whether all of them are done. */
    boolean of(List<Step> steps) throws IOException {
        StepResult firstNotDone = null;
        int done = 0;
        String lesson = "";
        for (Step step : steps) {
            if (!step.lesson().equals(lesson)) {
                lesson = step.lesson();
                window.text("\n" + SummaryText.lessonTitle(lesson) + "\n\n");
                window.flush();
            }
            StepResult result = judge(step);
            window.text(SummaryText.line(step, result.verdict().state()));
            window.flush();
            if (result.verdict().passed()) {
                done++;
            } else if (firstNotDone == null) {
                firstNotDone = result;
            }
        }
        window.text("\n  " + SummaryText.bar(done, steps.size()) + "\n\n");
        if (firstNotDone != null) {
            window.text(ResultText.details(course, firstNotDone, window.width()));
            window.text(ResultText.printed(firstNotDone));
        }
        return firstNotDone == null;
    }

    private StepResult judge(Step step) throws IOException {
        Progress progress = new Progress(course);
        String fingerprint = progress.fingerprint(step);
        StepResult result = judge.judge(course.answers(step), step);
        try {
            progress.keep(result.verdict(), fingerprint);
        } catch (IOException e) {
            // If nothing can be written here, the tests say it again the next time.
        }
        return result;
    }
}
