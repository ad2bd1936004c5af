package workshop.console;

import java.io.IOException;
import java.util.Locale;
import workshop.judge.run.StepResult;
import workshop.testkit.report.Step;
import workshop.testkit.report.SummaryText;
import workshop.testkit.report.Verdict.State;

/** What the window shows of one step: what its tests say, the hints so far, or else what a key has asked for. */
final class StepPage {

    private static final String WHAT_KEYS_DO =
            "h hint · n next · p prev · l list · r run · o section · w why · R reset · q quit";

    private final Course course;
    private final Window window;
    private final Step step;
    private StepResult judged; // null until the step has run
    private int hints; // how many are shown
    private Runnable askedFor; // shows what a key has asked for; null: the verdict is shown
    private String note = "";

    /** The page of a step that has not run yet. */
    StepPage(Course course, Window window, Step step) {
        this.course = course;
        this.window = window;
        this.step = step;
        window.toTop();
    }

    Step step() {
        return step;
    }

    /** Shows this verdict from now on. */
    void judged(StepResult result) {
        window.toTop();
        judged = result;
    }

    /** Shows the verdict again, whatever a key has asked for. */
    void backToVerdict() {
        showInstead(null);
    }

    /** Has something else shown instead of the verdict, each time that the page is drawn. */
    void showInstead(Runnable shown) {
        window.toTop();
        askedFor = shown;
    }

    /** Shows one hint more below the verdict; comes back to the verdict if it was left. */
    void nextHint() throws IOException {
        int all = section().hints().size();
        if (askedFor == null || hints == 0) {
            note = hints == all ? "That was the last hint of this step." : "";
            hints = Math.min(hints + 1, all);
        }
        backToVerdict();
    }

    /** A sentence at the bottom of the window; empty for none. */
    void note(String sentence) {
        note = sentence;
    }

    ReadmeSection section() throws IOException {
        return ReadmeSection.of(course.readmeOf(step), step);
    }

    /**
     * Draws it all.
     *
     * @param running whether the tests run at the moment: what is shown of the run before is out of date
     * @param done how many steps of the course are done
     */
    void draw(boolean running, long done) {
        window.clear();
        window.faint(false);
        window.text(SummaryText.lessonTitle(step.lesson()) + " · " + Course.shortName(step) + "   "
                + SummaryText.bar(done, course.steps().size()) + "\n\n" + status(running) + "\n\n");
        try {
            if (askedFor == null) {
                window.faint(running && judged != null);
                drawVerdict();
            } else {
                askedFor.run();
            }
        } catch (IOException e) {
            window.text(Problem.of(e).getMessage() + "\n");
        }
        window.faint(false);
        window.flush((note.isEmpty() ? "" : note + "\n\n") + WHAT_KEYS_DO);
    }

    private String status(boolean running) {
        if (running || judged == null) {
            return "  … " + step.title() + " is running";
        }
        return SummaryText.line(step, judged.verdict().state())
                + String.format(Locale.ROOT, ", %.2f s", judged.tests().toMillis() / 1000.0);
    }

    private void drawVerdict() throws IOException {
        ReadmeSection section = section();
        if (judged == null || judged.verdict().state() == State.NOT_WRITTEN) {
            window.page(section.text() + "\n");
        }
        if (judged == null) {
            window.text("  edit       " + course.editHere(step) + "\n\n");
        } else {
            window.text(
                    judged.verdict().passed()
                            ? step.title() + " is done. n goes on, w says why it is right.\n\n"
                            : ResultText.details(course, judged, window.width()));
            window.text(ResultText.printed(judged));
        }
        for (String hint : section.hints().subList(0, hints)) {
            window.page(hint + "\n");
        }
    }
}
