package workshop.console;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import workshop.judge.Experiment;
import workshop.judge.WarmJudge;
import workshop.judge.lesson.Lesson;
import workshop.judge.lesson.Limits;
import workshop.testkit.environment.Settings;
import workshop.testkit.harness.BrokerMode;
import workshop.testkit.report.Step;
import workshop.testkit.report.SummaryText;

/** The console's commands. Exit codes: 0 if all is done, 1 if a step is not, 2 if there is no such thing. */
@Command(
        name = "workshop",
        description = "Without a command: shows the first step that isn't done, and runs its tests whenever you save.",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = "A STEP is given as 1.3, as Step3Metadata or as metadata; a lesson as 1.")
public final class Main implements Callable<Integer> {

    private static final int NOT_DONE = 1;
    private static final int CANNOT_BE_DONE = 2;

    private final Map<String, String> properties = new HashMap<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this.")
    private boolean help;

    @Option(
            names = "-D",
            paramLabel = "kafka=container",
            mapFallbackValue = "",
            scope = ScopeType.INHERIT,
            description = "Settings as mvn takes them: -Dkafka=, -Dworkshop.seed=.")
    void set(Map<String, String> given) {
        properties.putAll(given);
    }

    public static void main(String[] args) throws IOException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.setProperty("org.slf4j.simpleLogger.logFile", "System.err");
        int code;
        try (ConsoleBuild build = new ConsoleBuild(Settings.ofThisJvm())) {
            code = build.isToBeMadeAgain() ? ConsoleBuild.MAKE_IT_AGAIN : execute(args);
        }
        System.exit(code);
    }

    private static int execute(String[] args) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::tell)
                .execute(args);
    }

    private static int tell(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        Exception told = e instanceof IOException io ? Problem.of(io) : e;
        command.getErr()
                .println(told instanceof Problem ? told.getMessage() : "This is a fault of the console: " + told);
        return CANNOT_BE_DONE;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Course course = course();
        try (WarmJudge judge = judge();
                Window window = Window.open()) {
            return new InteractiveSession(course, window, judge).run() ? 0 : NOT_DONE;
        }
    }

    @Command(description = "Shows every lesson and step with its state.")
    int list() throws IOException {
        Course course = course();
        String list = Listing.of(course, new Progress(course).known());
        return show(window -> window.text(list));
    }

    @Command(
            description =
                    "Runs the tests of a lesson or a step once, or of all. The exit code is 0 only when all are done.")
    int run(@Parameters(arity = "0..1", paramLabel = "LESSON|STEP") String what) throws IOException {
        Course course = course();
        List<Step> steps = what == null ? course.steps() : course.lessonOrStep(what);
        try (Window window = Window.open();
                WarmJudge judge = judge()) {
            return new StepRunner(course, window, judge).of(steps) ? 0 : NOT_DONE;
        }
    }

    @Command(description = "Shows a hint of a step: the first, or that of the LEVEL.")
    int hint(
            @Parameters(paramLabel = "STEP") String name,
            @Parameters(arity = "0..1", paramLabel = "LEVEL", defaultValue = "1") int level)
            throws IOException {
        Course course = course();
        Step step = course.step(name);
        List<String> hints = ReadmeSection.of(course.readmeOf(step), step).hints();
        if (level < 1 || level > hints.size()) {
            throw new Problem(step.title() + " has no hint " + level + ": there are 1 to " + hints.size() + ".");
        }
        String next = "The next one: workshop hint " + Course.shortName(step) + " " + (level + 1) + "\n";
        return showPage(step.title() + "\n\n" + hints.get(level - 1) + (level < hints.size() ? "\n" + next : ""));
    }

    @Command(description = "Gives a step its starter back, and keeps what you wrote beside it.")
    int reset(@Parameters(paramLabel = "STEP") String name) throws IOException {
        Course course = course();
        return showPage(Reset.to(course, course.step(name)) + "\n");
    }

    @Command(description = "Shows the reference answer to a step that is done, and its reasons.")
    int why(@Parameters(paramLabel = "STEP") String name) throws IOException {
        Course course = course();
        Step step = course.step(name);
        try (Window window = Window.open();
                WarmJudge judge = judge()) {
            if (!new Progress(course).isDone(step) && !new StepRunner(course, window, judge).of(List.of(step))) {
                window.text("The reasons are for when " + step.title() + " is done.");
                return NOT_DONE;
            }
            window.page(ReferenceComparison.of(course, step));
        }
        return 0;
    }

    @Command(name = "try", description = "Runs an experiment of a lesson, or shows which there are.")
    int tryOut(@Parameters(arity = "0..1", paramLabel = "NAME") String name) throws IOException, InterruptedException {
        List<Experiment> all = new ArrayList<>();
        for (Lesson lesson : course().lessons()) {
            all.addAll(Experiment.in(lesson));
        }
        if (name == null) {
            return showPage(all.stream().map(Main::listed).collect(joining()));
        }
        Experiment experiment = new ByName<>(
                        "experiment",
                        all,
                        each -> Stream.of(each.name()),
                        Experiment::name,
                        "./workshop try lists them all.")
                .find(name);
        Lesson lesson = experiment.lesson();
        Map<String, String> more = new HashMap<>(properties);
        more.put("workshop.build", lesson.folder().resolve("target").toString());
        more.put("workshop.charset", settings().charset());
        return experiment.run(lesson.starters(), settings(), more) ? 0 : NOT_DONE;
    }

    private static String listed(Experiment experiment) {
        String lesson = SummaryText.lessonTitle(experiment.lesson().name());
        return "- " + experiment.name() + " (" + lesson + "): " + experiment.about() + "\n";
    }

    private Course course() throws IOException {
        try {
            BrokerMode.of(settings());
        } catch (IllegalArgumentException e) {
            throw new Problem(e.getMessage());
        }
        return Course.in(settings().root());
    }

    private Settings settings() {
        return Settings.from(name -> properties.getOrDefault(name, System.getProperty(name)));
    }

    /** A judge that leaves nothing behind, also when a signal ends the console. */
    private WarmJudge judge() {
        WarmJudge judge = new WarmJudge(settings(), Limits.GENEROUS);
        Runtime.getRuntime().addShutdownHook(new Thread(judge::close, "console: end"));
        return judge;
    }

    private static int showPage(String markdown) {
        return show(window -> window.page(markdown));
    }

    private static int show(Consumer<Window> shown) {
        try (Window window = Window.open()) {
            shown.accept(window);
        }
        return 0;
    }
}
