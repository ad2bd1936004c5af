package workshop.judge.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import workshop.judge.lesson.Lesson;
import workshop.judge.lesson.Limits;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Screen;

/** The judge's command line: a folder of submissions in; a table, JUnit's XML and a CSV out. docs/grading.md is its page. */
@Command(
        name = "grade",
        sortOptions = false,
        customSynopsis = "mvn -q compile -pl tools/judge \"-Dgrade=FOLDER [OPTIONS]\"",
        header =
                "Grades submissions with the tests of this copy of the workshop, a point for each step that is done.%n",
        footer = {
            "",
            "Exit codes: 0 graded, whatever the grades are; 1 not finished; 2 bad input.",
            "The results: NAME.xml (JUnit) and NAME.txt of each submission, grades.csv of all.",
            "A run that was stopped goes on where it was: what is graded and has not changed is kept."
        })
final class GradeCommand implements Callable<Integer> {

    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();
    private static final int GRADED = 0;
    private static final int NOT_FINISHED = 1;
    private static final int BAD_INPUT = 2;

    private final Consumer<String> screen;
    private final Progress progress;

    @Parameters(
            paramLabel = "FOLDER",
            description =
                    "one submission, or a folder in which each folder is one. A submission is a checkout of the workshop,"
                            + " or a folder with a lesson's package.")
    private Path folder;

    @Option(
            names = "--lesson",
            paramLabel = "LESSON",
            split = ",",
            description = "grade only these: 01,02 for example. Without it all lessons count.")
    private List<String> wanted = List.of();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "where the results go; without it target/grades and the name of the submissions' folder")
    private Path out;

    @Option(
            names = "--jobs",
            paramLabel = "COUNT",
            description =
                    "how many JVMs grade at the same time; without it twice as many as there are cores, and at most 8")
    private int jobs = Batch.JOBS;

    @Option(
            names = "--seconds",
            paramLabel = "COUNT",
            description = "when a step is stopped that does not end by itself; without it ${DEFAULT-VALUE}")
    private long seconds = Limits.GENEROUS.perStep().toSeconds();

    @Option(names = "--workshop", hidden = true, description = "the root folder of the trusted copy")
    private Path workshop = Path.of("");

    @Option(names = "--help", usageHelp = true, description = "show this text")
    private boolean help;

    GradeCommand(Consumer<String> screen, Progress progress) {
        this.screen = screen;
        this.progress = progress;
    }

    public static void main(String[] args) {
        System.exit(run(new GradeCommand(Screen::print, Progress.onScreen()), args));
    }

    /** The exit code. */
    static int run(GradeCommand grade, String... args) {
        return new CommandLine(grade)
                .setParameterExceptionHandler((problem, given) -> grade.say(problem, BAD_INPUT))
                .setExecutionExceptionHandler((problem, command, given) ->
                        grade.say(problem, problem instanceof IllegalArgumentException ? BAD_INPUT : NOT_FINISHED))
                .execute(args);
    }

    private int say(Exception problem, int exitCode) {
        boolean isSentence = exitCode == BAD_INPUT || problem.getClass() == IOException.class;
        screen.accept((exitCode == BAD_INPUT ? "Nothing is graded: " : "Not finished: ")
                + (isSentence ? problem.getMessage() : problem));
        return exitCode;
    }

    @Override
    public Integer call() throws IOException {
        if (jobs < 1 || seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException(
                    "--jobs is a count from 1 on, and --seconds one from 1 to " + LONGEST_SECONDS);
        }
        List<Lesson> lessons = chosenFrom(Lesson.allIn(root()));
        List<Submission> submissions = Submission.in(folder, lessons, out());
        createOut();
        List<Result> results = grade(submissions, lessons);
        for (Result result : results) {
            AtomicFile.write(
                    out().resolve(result.name() + ".txt"), Tables.ofOne(result) + Tables.ofNotes(List.of(result)));
        }
        AtomicFile.write(out().resolve("grades.csv"), Csv.of(results));
        screen.accept("\n" + (results.size() == 1 ? Tables.ofOne(results.get(0)) : Tables.ofClass(results))
                + Tables.ofNotes(results));
        List<String> packed = Submission.packedIn(folder);
        if (!packed.isEmpty()) {
            screen.accept("not graded, because they have to be unpacked first: " + String.join(", ", packed));
        }
        screen.accept(progress.countKept() + " of " + results.size() + " kept from an earlier run; the results are in "
                + out());
        return GRADED;
    }

    private void createOut() {
        try {
            Files.createDirectories(out());
        } catch (IOException e) {
            throw new IllegalArgumentException(out() + " cannot hold the results ("
                    + e.getClass().getSimpleName().replace("Exception", "") + "): name another folder with --out");
        }
    }

    private List<Result> grade(List<Submission> submissions, List<Lesson> lessons) throws IOException {
        Limits limits = new Limits(Duration.ofSeconds(seconds), Limits.GENEROUS.heapMegabytes());
        try (Batch batch = new Batch(lessons, Settings.ofThisJvm(), limits, jobs, out(), progress)) {
            Thread hook = new Thread(batch::close, "grade: stopped");
            Runtime.getRuntime().addShutdownHook(hook);
            List<Result> results = batch.grade(submissions);
            Runtime.getRuntime().removeShutdownHook(hook);
            return results;
        }
    }

    private List<Lesson> chosenFrom(List<Lesson> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException(workshop + " is no copy of the workshop: it has no folder lesson-01-…");
        }
        List<Lesson> chosen = new ArrayList<>();
        for (Lesson lesson : all) {
            if (wanted.isEmpty() || wanted.stream().anyMatch(name -> isCalled(lesson, name))) {
                chosen.add(lesson);
            }
        }
        for (String name : wanted) {
            if (all.stream().noneMatch(lesson -> isCalled(lesson, name))) {
                throw new IllegalArgumentException("--lesson " + name + " is none of "
                        + all.stream().map(Lesson::name).toList() + ": a number such as 01 will do");
            }
        }
        return chosen;
    }

    private static boolean isCalled(Lesson lesson, String name) {
        return lesson.name().equals(name) || lesson.name().startsWith("lesson-" + name + "-");
    }

    private Path root() {
        return workshop.toAbsolutePath().normalize();
    }

    private Path out() {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        return out == null
                ? root().resolve("target/grades").resolve(name)
                : out.toAbsolutePath().normalize();
    }
}
