package workshop.judge.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import workshop.judge.Judge;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;
import workshop.judge.lesson.Limits;
import workshop.judge.run.Stop;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * Grades many submissions, each lesson of each in child JVMs of its own, and keeps a {@link ResultFile} of each in a folder. Whose file is
 * there already, and says what would come out again, is not graded again.
 */
final class Batch implements AutoCloseable {

    private static final String CHANGED =
            "the files of the submission, or the workshop's own, changed while it was graded: put them back, and run again";

    /** More than there are cores, since answers mostly wait: for delays, elections and time-outs. */
    static final int JOBS = Math.min(8, 2 * Runtime.getRuntime().availableProcessors());

    private final List<Lesson> lessons;
    private final Settings settings;
    private final Limits limits;
    private final Path out;
    private final Progress progress;
    private final ExecutorService workers;
    private final Set<Judge> judging = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** What came of one lesson. */
    private record Part(List<Verdict> verdicts, Duration time) {}

    /** {@code jobs}: how many child JVMs work at the same time. */
    Batch(List<Lesson> lessons, Settings settings, Limits limits, int jobs, Path out, Progress progress) {
        this.lessons = lessons;
        this.settings = settings;
        this.limits = limits;
        this.out = out;
        this.progress = progress;
        workers = Executors.newFixedThreadPool(jobs);
    }

    /** The results in the order of the submissions. Throws {@link IOException} with a sentence if one cannot be kept. */
    List<Result> grade(List<Submission> submissions) throws IOException {
        List<String> fingerprints = new ArrayList<>(); // all before the first: no answer has run yet
        for (Submission submission : submissions) {
            fingerprints.add(submission.fingerprint(lessons, settings, limits));
        }
        List<CompletableFuture<Result>> results = new ArrayList<>();
        for (int i = 0; i < submissions.size(); i++) {
            results.add(keptOrGraded(submissions.get(i), fingerprints.get(i)));
        }
        List<Result> all = new ArrayList<>();
        for (CompletableFuture<Result> result : results) {
            all.add(resultOf(result));
        }
        return all;
    }

    private static Result resultOf(CompletableFuture<Result> result) throws IOException {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CancellationException) {
                throw new IOException("the run was stopped; the same command goes on with it", e);
            }
            if (e.getCause() instanceof UncheckedIOException problem) {
                throw problem.getCause();
            }
            throw e;
        }
    }

    private CompletableFuture<Result> keptOrGraded(Submission submission, String fingerprint) throws IOException {
        ResultFile file = fileOf(submission);
        Optional<Result> kept = file.read(submission.name(), fingerprint, lessons);
        if (kept.isPresent()) {
            progress.kept();
            return CompletableFuture.completedFuture(kept.get().with(IgnoredFiles.of(submission, lessons)));
        }
        Files.deleteIfExists(file.path()); // what it says is over, also if this run is stopped
        progress.expect(lessons.stream()
                .filter(lesson -> submission.answers(lesson).isPresent())
                .count());
        List<CompletableFuture<Part>> parts = lessons.stream()
                .map(lesson -> CompletableFuture.supplyAsync(() -> judge(submission, lesson), workers))
                .toList();
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(done -> keep(
                        submission,
                        fingerprint,
                        parts.stream().map(CompletableFuture::join).toList()));
    }

    private ResultFile fileOf(Submission submission) {
        return new ResultFile(out.resolve(submission.name() + ".xml"));
    }

    private Part judge(Submission submission, Lesson lesson) {
        long begin = System.nanoTime();
        Optional<Answers> answers = submission.answers(lesson);
        if (answers.isEmpty()) {
            return new Part(allSteps(lesson, State.NOT_WRITTEN, lesson.name() + " was not handed in"), Duration.ZERO);
        }
        List<Verdict> verdicts = judgeOrSayWhyNot(answers.get());
        progress.done(submission, lesson, verdicts);
        return new Part(verdicts, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Whatever goes wrong with one submission costs that one. */
    private List<Verdict> judgeOrSayWhyNot(Answers answers) {
        try {
            return judge(answers);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return allSteps(answers.lesson(), State.NOT_RUN, "This submission could not be graded: " + e);
        }
    }

    private List<Verdict> judge(Answers answers) {
        Judge judge = new Judge(settings, limits);
        judging.add(judge);
        try (judge) {
            List<Verdict> verdicts = new ArrayList<>();
            for (Step step : answers.lesson().steps()) {
                verdicts.add(judge.judge(answers, step, Stop.AT_FIRST_FAILURE));
                if (closed) {
                    throw new CancellationException("that is no verdict: the JVM was ended from outside");
                }
            }
            return verdicts;
        } finally {
            judging.remove(judge);
        }
    }

    private static List<Verdict> allSteps(Lesson lesson, State state, String text) {
        return lesson.steps().stream()
                .map(step -> new Verdict(step, state, text))
                .toList();
    }

    private Result keep(Submission submission, String fingerprint, List<Part> parts) {
        try {
            List<Verdict> verdicts =
                    parts.stream().flatMap(part -> part.verdicts().stream()).toList();
            if (!submission.fingerprint(lessons, settings, limits).equals(fingerprint)) {
                verdicts = lessons.stream()
                        .flatMap(lesson -> allSteps(lesson, State.NOT_RUN, CHANGED).stream())
                        .toList();
            }
            Duration time = parts.stream().map(Part::time).reduce(Duration.ZERO, Duration::plus);
            Result result =
                    new Result(submission.name(), fingerprint, verdicts, IgnoredFiles.of(submission, lessons), time);
            if (!closed) {
                fileOf(submission).write(result);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the child JVMs, and grades no more. Another thread may call it. */
    @Override
    public void close() {
        closed = true;
        workers.shutdownNow();
        judging.forEach(Judge::close);
    }
}
