package workshop.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import workshop.judge.WarmJudge;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict.State;

/**
 * Shows one step, runs its tests at each save and at a key, and shows what they say. A key, a save and the end of a run
 * are events. One thread handles them, one after the other.
 */
final class InteractiveSession {

    /** What is to be done about something that has happened. */
    private interface Event {
        void handle() throws IOException;
    }

    private final Course course;
    private final Progress progress;
    private final Window window;
    private final WarmJudge judge;
    private final BackgroundRun run;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<Step, State> known = new HashMap<>();

    private volatile StepPage page; // of the step that is shown; other threads ask only which step that is
    private boolean searching = true; // for the first step that isn't done
    private boolean noMoreKeys;
    private boolean quit;

    InteractiveSession(Course course, Window window, WarmJudge judge) {
        this.course = course;
        this.progress = new Progress(course);
        this.window = window;
        this.judge = judge;
        this.run = new BackgroundRun(this::judge, judge::drop, task -> events.add(task::run), this::judged);
    }

    /** Ends at the key q, or with the standard input when nothing runs. Returns whether the step shown is done. */
    boolean run() throws IOException, InterruptedException {
        known.putAll(progress.known());
        choose(firstNotDone());
        try (SavePoller saves = new SavePoller(folders(), this::openFile, files -> events.add(() -> saved(files)))) {
            run.start(page.step());
            window.onSignals(() -> events.add(this::draw), () -> events.add(() -> quit = true));
            readKeys();
            draw();
            while (!quit && (!noMoreKeys || run.isRunning())) {
                handle(events.take());
            }
        }
        return known.get(page.step()) == State.PASSED;
    }

    private void handle(Event event) {
        try {
            event.handle();
        } catch (IOException e) {
            tell(Problem.of(e).getMessage());
        } catch (Problem e) {
            tell(e.getMessage());
        }
    }

    private void readKeys() {
        Thread keys = new Thread(() -> window.readKeys(key -> events.add(() -> press(key))), "console: keys");
        keys.setDaemon(true);
        keys.start();
    }

    private void press(int key) throws IOException {
        switch (key) {
            case Window.NO_MORE_KEYS -> noMoreKeys = true;
            case 'q' -> quit = true;
            default -> {
                page.note("");
                obey(key);
                draw();
            }
        }
    }

    private void obey(int key) throws IOException {
        switch (key) {
            case 'n' -> move(1);
            case 'p' -> move(-1);
            case 'r' -> runAgain();
            case 'h' -> page.nextHint();
            case 'l' -> page.showInstead(() -> window.text(Listing.of(course, known)));
            case 'o' -> showPage(page.section().text());
            case 'w' -> showPage(why());
            case 'R' -> page.note(Reset.to(course, page.step()));
            case ' ' -> window.scroll();
            default -> page.backToVerdict();
        }
    }

    private void showPage(String markdown) {
        page.showInstead(() -> window.page(markdown + "\n"));
    }

    private void move(int by) {
        List<Step> steps = course.steps();
        int to = steps.indexOf(page.step()) + by;
        if (to < 0 || to == steps.size()) {
            page.note(by < 0 ? "This is the first step." : "This is the last step.");
            return;
        }
        searching = false;
        choose(steps.get(to));
        runAgain();
    }

    private String why() throws IOException {
        if (known.get(page.step()) != State.PASSED) {
            throw new Problem("The reasons are for when " + page.step().title() + " is done; h gives a hint.");
        }
        return ReferenceComparison.of(course, page.step());
    }

    /** Goes to the step whose file was saved, unless that of the step shown was saved, too. */
    private void saved(List<Path> files) {
        searching = false;
        if (!files.contains(openFile())) {
            files.stream()
                    .map(course::stepIn)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(this::choose);
        }
        runAgain();
        draw();
    }

    private void runAgain() {
        page.backToVerdict();
        run.start(page.step());
    }

    /** On the thread of the run. */
    private BackgroundRun.Outcome judge(Step step) {
        String fingerprint;
        try {
            fingerprint = progress.fingerprint(step);
        } catch (IOException e) {
            fingerprint = "unreadable";
        }
        return new BackgroundRun.Outcome(judge.judge(course.answers(step), step), fingerprint);
    }

    private void judged(BackgroundRun.Outcome outcome) {
        Step step = page.step();
        boolean done = outcome.result().verdict().passed();
        known.put(step, outcome.result().verdict().state());
        if (done && searching) {
            keep(outcome);
            choose(firstNotDone());
            searching = known.get(page.step()) != State.PASSED;
            runAgain();
            draw();
            return;
        }
        searching = false;
        page.judged(outcome.result());
        draw();
        keep(outcome);
        judge.keepStandby(course.starters(step), step);
    }

    private void keep(BackgroundRun.Outcome outcome) {
        try {
            progress.keep(outcome.result().verdict(), outcome.fingerprint());
        } catch (IOException e) {
            tell("Progress is not kept: " + Problem.of(e).getMessage());
        }
    }

    private void choose(Step step) {
        page = new StepPage(course, window, step);
    }

    private Step firstNotDone() {
        List<Step> steps = course.steps();
        Predicate<Step> notDone = step -> known.get(step) != State.PASSED;
        return steps.stream().filter(notDone).findFirst().orElse(steps.get(steps.size() - 1));
    }

    private Path openFile() {
        return course.fileOf(page.step());
    }

    private List<Path> folders() {
        return course.lessons().stream()
                .map(lesson -> lesson.packageIn(lesson.starters().folder()))
                .toList();
    }

    private void tell(String sentence) {
        page.note(sentence);
        draw();
    }

    /** Shows all there is to show, which without a terminal waits until the run is over. */
    private void draw() {
        if (!run.isRunning() || window.isTerminal()) {
            page.draw(
                    run.isRunning(),
                    known.values().stream().filter(State.PASSED::equals).count());
        }
    }
}
