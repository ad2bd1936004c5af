package workshop.console;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import workshop.judge.WarmJudge;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;
import workshop.judge.run.StepResult;
import workshop.testkit.report.Step;
import workshop.testkit.report.SummaryText;
import workshop.testkit.report.Verdict.State;

/** Shows one step, runs its tests at each save and at a key, and shows what they say. Everything happens on one thread, event by event. */
final class InteractiveSession {

    private static final String WHAT_KEYS_DO =
            "h hint · n next · p prev · l list · r run · o section · w why · R reset · q quit";

    /** An editor may write a file in several goes. */
    private static final long QUIET_NANOS = MILLISECONDS.toNanos(30);

    /** A run that nobody waits for any more may end by itself so long; after that it costs its worker. */
    private static final long PATIENCE_NANOS = MILLISECONDS.toNanos(2_000);

    private static final long NEVER = Long.MAX_VALUE;

    private final Course course;
    private final Progress progress;
    private final Window window;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final WarmJudge judge;
    private final Map<Step, State> known = new HashMap<>();

    private Step step;
    private StepResult judged; // null until the step has run as it stands
    private boolean searching = true; // for the first step that isn't done
    private int hints; // how many are shown
    private Runnable page; // shows what a key asked for; null: the verdict
    private String note = "";

    private boolean running;
    private boolean outdated; // the run under way: its verdict is of no use
    private boolean keysEnded;
    private long startAt = NEVER; // nanos: when the next run is due
    private long dropAt = NEVER; // nanos: when the run under way is to be ended

    InteractiveSession(Course course, Window window, WarmJudge judge) {
        this.course = course;
        this.judge = judge;
        this.progress = new Progress(course);
        this.window = window;
    }

    /** Goes on until somebody quits, or until the standard input ends and nothing is left to run. Returns whether the step shown is done. */
    boolean run() throws IOException, InterruptedException {
        for (Step each : course.steps()) {
            progress.of(each).ifPresent(state -> known.put(each, state));
        }
        Consumer<Path> saved = file -> events.add(Event.saved(file));
        try (SaveWatcher saves =
                new SaveWatcher(folders(), saved, () -> events.add(Event.of(Event.Kind.NO_MORE_SAVES)))) {
            choose(firstWhere(each -> known.get(each) != State.PASSED));
            start();
            window.onSignals(() -> events.add(Event.of(Event.Kind.RESIZED)), () -> events.add(Event.key('q')));
            daemon("console: keys", () -> window.readKeys(key -> events.add(Event.key(key))));
            draw();
            loop();
        }
        return known.get(step) == State.PASSED;
    }

    private void loop() throws InterruptedException {
        boolean goesOn = true;
        while (goesOn) {
            try {
                goesOn = handle(next());
            } catch (IOException e) {
                tell(Problem.of(e).getMessage());
            } catch (Problem e) {
                tell(e.getMessage());
            }
        }
    }

    private Event next() throws InterruptedException {
        long deadline = Math.min(startAt, dropAt);
        Event event = deadline == NEVER ? events.take() : events.poll(deadline - System.nanoTime(), NANOSECONDS);
        return event == null ? Event.of(Event.Kind.TIME_IS_UP) : event;
    }

    /** Returns false when this was the last one. */
    private boolean handle(Event event) throws IOException {
        switch (event.kind()) {
            case KEY -> {
                if (event.key() == 'q') {
                    return false;
                }
                press(event.key());
            }
            case NO_MORE_KEYS -> keysEnded = true;
            case SAVED -> saved(event.file());
            case NO_MORE_SAVES -> tell("The system does not say when a file is saved: press r for each run.");
            case JUDGED -> judged(event.outcome());
            case RESIZED -> draw();
            case TIME_IS_UP -> timeIsUp();
        }
        return !keysEnded || running || startAt != NEVER;
    }

    private void press(char key) throws IOException {
        note = "";
        switch (key) {
            case 'h' -> hint();
            case 'n' -> move(1);
            case 'p' -> move(-1);
            case 'l' -> show(() -> window.text(Listing.of(course, known)));
            case 'r' -> runAgain();
            case 'o' -> showPage(section().text());
            case 'w' -> showPage(why());
            case 'R' -> tell(Reset.to(course, step));
            case ' ' -> {
                window.scroll();
                draw();
            }
            default -> show(null); // back from whatever a key has shown
        }
    }

    private void hint() throws IOException {
        int all = section().hints().size();
        note = page == null && hints == all ? "That was the last hint of this step." : "";
        if (page == null || hints == 0) {
            hints = Math.min(hints + 1, all);
        }
        show(null);
    }

    private void move(int by) {
        List<Step> steps = course.steps();
        int to = steps.indexOf(step) + by;
        if (to < 0 || to == steps.size()) {
            tell(by < 0 ? "This is the first step." : "This is the last step.");
            return;
        }
        searching = false;
        choose(steps.get(to));
        runAgain();
    }

    private String why() throws IOException {
        if (known.get(step) != State.PASSED) {
            throw new Problem("The reasons are for when " + step.title() + " is done; h gives a hint.");
        }
        return ReferenceComparison.of(course, step);
    }

    private void saved(Path file) {
        searching = false;
        course.stepIn(file).filter(saved -> !saved.equals(step)).ifPresent(this::choose);
        startAt = System.nanoTime() + QUIET_NANOS;
    }

    private void timeIsUp() {
        if (System.nanoTime() >= startAt) {
            runAgain();
        }
        if (System.nanoTime() >= dropAt) {
            dropAt = System.nanoTime() + PATIENCE_NANOS;
            judge.drop();
        }
    }

    /** Runs the step as it stands now: at once, or when the run under way has ended, which counts for nothing then. */
    private void runAgain() {
        startAt = NEVER;
        page = null;
        if (running) {
            dropAt = outdated ? dropAt : System.nanoTime() + PATIENCE_NANOS;
            outdated = true;
        } else {
            start();
        }
        draw();
    }

    private void start() {
        running = true;
        outdated = false;
        Step started = step;
        daemon("console: run", () -> {
            String fingerprint = fingerprint(started);
            events.add(Event.judged(judge.judge(course.answers(started), started), fingerprint));
        });
    }

    private String fingerprint(Step started) {
        try {
            return progress.fingerprint(started);
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private void judged(Event.Outcome outcome) throws IOException {
        running = false;
        dropAt = NEVER;
        if (startAt != NEVER) {
            return; // somebody has saved since, and that run is about to start
        }
        if (outdated) {
            start();
            return;
        }
        window.toTop();
        judged = outcome.judged();
        known.put(step, judged.verdict().state());
        if (judged.verdict().passed() && searching) {
            keep(outcome);
            choose(firstWhere(each -> known.get(each) != State.PASSED));
            searching = known.get(step) != State.PASSED;
            runAgain();
            return;
        }
        searching = false;
        draw();
        keep(outcome);
        judge.keepStandby(course.starters(step), step);
    }

    private void keep(Event.Outcome outcome) {
        try {
            progress.keep(outcome.judged().verdict(), outcome.fingerprint());
        } catch (IOException e) {
            tell("Progress is not kept: " + Problem.of(e).getMessage());
        }
    }

    private void choose(Step chosen) {
        window.toTop();
        step = chosen;
        judged = null;
        hints = 0;
        page = null;
        note = "";
    }

    private Step firstWhere(Predicate<Step> wanted) {
        List<Step> steps = course.steps();
        return steps.stream().filter(wanted).findFirst().orElse(steps.get(steps.size() - 1));
    }

    private ReadmeSection section() throws IOException {
        return ReadmeSection.of(course.readmeOf(step), step);
    }

    private void showPage(String markdown) {
        show(() -> window.page(markdown + "\n"));
    }

    private void show(Runnable shown) {
        window.toTop();
        page = shown;
        draw();
    }

    private void tell(String sentence) {
        note = sentence;
        draw();
    }

    /** Shows all there is to show, which without a terminal waits until the run is over. */
    private void draw() {
        if (running && !window.isTerminal()) {
            return;
        }
        window.clear();
        window.faint(false);
        long done = known.values().stream().filter(State.PASSED::equals).count();
        window.text(SummaryText.lessonTitle(step.lesson()) + " · " + Course.shortName(step) + "   "
                + SummaryText.bar(done, course.steps().size()) + "\n\n" + status() + "\n\n");
        try {
            if (page == null) {
                window.faint(running && judged != null);
                drawVerdict();
            } else {
                page.run();
            }
        } catch (IOException e) {
            window.text(Problem.of(e).getMessage() + "\n");
        }
        window.faint(false);
        window.flush((note.isEmpty() ? "" : note + "\n\n") + WHAT_KEYS_DO);
    }

    private String status() {
        if (running || judged == null) {
            return "  … " + step.title() + " is running";
        }
        return SummaryText.line(step, judged.verdict().state())
                + String.format(Locale.ROOT, ", %.2f s", judged.tests().toMillis() / 1000.0);
    }

    private void drawVerdict() throws IOException {
        boolean written = judged != null && judged.verdict().state() != State.NOT_WRITTEN;
        if (!written) {
            window.page(section().text() + "\n");
        }
        if (judged == null) {
            window.text("  edit       " + course.editHere(step) + "\n\n");
        } else if (judged.verdict().passed()) {
            window.text(step.title() + " is done. n goes on, w says why it is right.\n\n");
        } else {
            window.text(
                    SummaryText.details(judged.verdict(), course.editHere(step), judged.seed(), window.width()) + "\n");
        }
        if (judged != null) {
            window.text(StepRunner.printed(judged));
        }
        for (String hint : section().hints().subList(0, hints)) {
            window.page(hint + "\n");
        }
    }

    private List<Path> folders() {
        return course.lessons().stream()
                .map(Lesson::starters)
                .map(Answers::folder)
                .toList();
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
