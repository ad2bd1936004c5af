package workshop.console;

import java.util.Map;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;
import workshop.testkit.report.SummaryText;
import workshop.testkit.report.Verdict.State;

/** Every lesson and step with its state. */
final class Listing {

    /** {@code known}: the states of the steps, but for those whose files have changed since their last run. */
    static String of(Course course, Map<Step, State> known) {
        StringBuilder text = new StringBuilder();
        for (Lesson lesson : course.lessons()) {
            text.append(SummaryText.lessonTitle(lesson.name())).append("\n\n");
            for (Step step : lesson.steps()) {
                String line = known.containsKey(step)
                        ? SummaryText.line(step, known.get(step))
                        : String.format("  ? %-28s changed since its last run", step.title());
                text.append(String.format("  %s%s\n", Course.shortName(step), line));
            }
            text.append('\n');
        }
        long done = known.values().stream().filter(State.PASSED::equals).count();
        return text.append(SummaryText.bar(done, course.steps().size()))
                .append('\n')
                .toString();
    }

    private Listing() {}
}
