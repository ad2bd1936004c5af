package workshop.judge.grade;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Fingerprint;
import workshop.judge.lesson.Lesson;
import workshop.judge.lesson.Limits;
import workshop.testkit.environment.Settings;

/**
 * What one learner hands in: a checkout of the workshop, or a folder with the package of a lesson. Anything may be in it.
 *
 * @param name the name of its folder
 * @param root where its lessons are: that folder, or a lone folder inside, as unpacked downloads have it; a real path
 */
record Submission(String name, Path root) {

    private static final int DEEPEST_ROOT = 3;

    /**
     * The submission in {@code folder}, or else those in its folders, by name; {@code except} is none of them.
     *
     * @throws IllegalArgumentException if there is none; the message is a sentence
     */
    static List<Submission> in(Path folder, List<Lesson> lessons, Path except) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    folder + " is no folder: give the folder of a submission, or the one that holds all of them");
        }
        Submission alone = new Submission(nameOf(folder.toRealPath()), folder.toRealPath());
        if (alone.holdsAnyOf(lessons)) {
            return List.of(alone);
        }
        List<Submission> submissions = new ArrayList<>();
        for (Path each : foldersIn(folder.toRealPath())) {
            if (!Files.exists(except) || !Files.isSameFile(each, except)) {
                submissions.add(of(each, lessons));
            }
        }
        if (submissions.stream().noneMatch(submission -> submission.holdsAnyOf(lessons))) {
            Lesson first = lessons.get(0);
            throw new IllegalArgumentException("no submission is in " + folder + ": a submission is a folder with "
                    + first.name() + "/src/main/java, or with the package " + first.packageName());
        }
        return submissions;
    }

    /** The names of what ought to be a submission, and nobody has unpacked. */
    static List<String> packedIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[^.].*\\.(zip|jar|tar|gz|tgz|bz2|xz|7z|rar)"))
                    .sorted()
                    .toList();
        }
    }

    private static Submission of(Path folder, List<Lesson> lessons) throws IOException {
        Submission submission = new Submission(nameOf(folder), folder.toRealPath());
        for (int depth = 0; depth < DEEPEST_ROOT && !submission.holdsAnyOf(lessons); depth++) {
            List<Path> inside = Files.isReadable(submission.root) ? foldersIn(submission.root) : List.of();
            if (inside.size() != 1) {
                break;
            }
            submission = new Submission(submission.name, inside.get(0));
        }
        return submission;
    }

    /** Folders that somebody made: no links, and nothing that a system or a program has put there. */
    private static List<Path> foldersIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().matches("[._].*"))
                    .sorted(comparing(Path::getFileName))
                    .toList();
        }
    }

    private static String nameOf(Path folder) {
        return SafeText.text(String.valueOf(folder.getFileName())).replace('\n', '?');
    }

    private boolean holdsAnyOf(List<Lesson> lessons) {
        return lessons.stream().anyMatch(lesson -> answers(lesson).isPresent());
    }

    /** The answers to a lesson: the folder of its package. Empty if nothing was handed in, or a link leads somebody else's here. */
    Optional<Answers> answers(Lesson lesson) {
        Path inCheckout = root.resolve(lesson.name()).resolve("src/main/java");
        return Stream.of(inCheckout, root.resolve("src/main/java"), root)
                .map(lesson::packageIn)
                .filter(Files::isDirectory)
                .findFirst()
                .or(() -> Optional.of(root).filter(folder -> holdsFilesOf(lesson)))
                .filter(this::isInside)
                .map(folder -> new Answers(lesson, folder));
    }

    /** A hash of all that decides its verdicts: what is taken of it, the lessons, the limits, the Java, the Kafka, and the workshop. */
    String fingerprint(List<Lesson> lessons, Settings settings, Limits limits) throws IOException {
        Fingerprint fingerprint =
                new Fingerprint().addText(limits + ", Java " + Runtime.version().feature() + ", " + settings.kafka());
        for (Lesson lesson : lessons) {
            fingerprint.addTrusted(lesson);
            answers(lesson).ifPresentOrElse(fingerprint::addAnswers, () -> fingerprint.addText("not handed in"));
        }
        return fingerprint.addClassPath().hash();
    }

    private boolean holdsFilesOf(Lesson lesson) {
        return lesson.steps().stream().anyMatch(step -> Files.isRegularFile(root.resolve(step.className() + ".java")));
    }

    /** As a sentence names it: from the submission's root on, with slashes. */
    String shown(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private boolean isInside(Path folder) {
        try {
            return folder.toRealPath().startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }
}
