package workshop.judge.grade;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;

/** Finds what a submission brings in vain: edited tests, poms, given types, resources, whatever else a build would have taken. */
final class IgnoredFiles extends SimpleFileVisitor<Path> {

    private static final Set<String> NO_BUILD_LOOKS_THERE = Set.of(".git", "target", "docs", "solutions");
    private static final String A_BUILD_LOOKS_THERE =
            "((lesson-[^/]+|tools/[^/]+)/)?(pom\\.xml|\\.mvn/.+|src/.+)(?<!\\.DS_Store)";
    private static final int MOST_NOTES = 20;
    private static final int MOST_FILES = 10_000;

    private final Submission submission;
    private final List<Lesson> lessons;
    private final List<Answers> handedIn = new ArrayList<>();
    private final Path workshop;
    private final List<String> notes = new ArrayList<>();
    private int seen;

    private IgnoredFiles(Submission submission, List<Lesson> lessons) {
        this.submission = submission;
        this.lessons = lessons;
        this.workshop = lessons.get(0).folder().getParent();
    }

    /** A sentence each, which begins with a path inside the submission. Of very many, the first. */
    static List<String> of(Submission submission, List<Lesson> lessons) {
        IgnoredFiles ignored = new IgnoredFiles(submission, lessons);
        List<String> notes = new ArrayList<>();
        for (Lesson lesson : lessons) {
            submission
                    .answers(lesson)
                    .ifPresentOrElse(ignored.handedIn::add, () -> notes.add(lesson.name() + " was not handed in"));
        }
        try {
            Files.walkFileTree(submission.root(), ignored);
        } catch (IOException e) {
            ignored.notes.add("not everything can be read: " + e);
        }
        ignored.notes.stream().sorted().forEach(notes::add);
        return notes.stream()
                .map(SafeText::text)
                .map(note -> note.replace('\n', '?'))
                .toList();
    }

    private Optional<Answers> answersAround(Path path) {
        return handedIn.stream()
                .filter(answers -> path.startsWith(answers.folder()))
                .findFirst();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(submission.root()) || answersAround(folder).isPresent()) {
            return FileVisitResult.CONTINUE; // whatever its name is
        }
        String name = String.valueOf(folder.getFileName());
        return NO_BUILD_LOOKS_THERE.contains(name) || isLessonThatIsNotGraded(name)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    private boolean isLessonThatIsNotGraded(String folder) {
        return folder.startsWith("lesson-")
                && lessons.stream().noneMatch(lesson -> lesson.name().equals(folder));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (notes.size() == MOST_NOTES || ++seen > MOST_FILES) {
            notes.add("… and more");
            return FileVisitResult.TERMINATE;
        }
        Optional<Answers> answers = answersAround(file);
        Optional<String> reason =
                answers.isPresent() ? answers.get().whyInVain(file) : whyInVainElsewhere(file, attributes);
        reason.ifPresent(why -> notes.add(submission.shown(file) + " " + why));
        return FileVisitResult.CONTINUE;
    }

    private Optional<String> whyInVainElsewhere(Path file, BasicFileAttributes attributes) {
        String shown = submission.shown(file);
        Path own = workshop.resolve(shown);
        if (!shown.matches(A_BUILD_LOOKS_THERE)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(own)) {
            return Optional.of("is not the workshop's, and is not taken");
        }
        return attributes.isRegularFile() && !differ(file, own)
                ? Optional.empty()
                : Optional.of("is not as the workshop has it, and that one is taken");
    }

    private static boolean differ(Path file, Path own) {
        try {
            return Files.mismatch(file, own) >= 0;
        } catch (IOException e) {
            return true; // nobody can read it, so nobody takes it
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        notes.add(submission.shown(file) + " cannot be read");
        return FileVisitResult.CONTINUE;
    }
}
