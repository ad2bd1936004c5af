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
import workshop.judge.Answers;
import workshop.judge.Lesson;

/** Finds what a submission brings in vain: edited tests, poms, given types, resources, whatever else a build would have taken. */
final class IgnoredFiles extends SimpleFileVisitor<Path> {

    private static final Set<String> NO_BUILD_LOOKS_THERE = Set.of(".git", "target", "docs", "solutions");
    private static final String A_BUILD_LOOKS_THERE =
            "((lesson-[^/]+|tools/[^/]+)/)?(pom\\.xml|\\.mvn/.+|src/.+)(?<!\\.DS_Store)";
    private static final int MOST_NOTES = 20;
    private static final int MOST_FILES = 10_000;

    private final Submission submission;
    private final List<Lesson> lessons;
    private final List<Path> taken; // the folders of the lessons' packages
    private final Path workshop;
    private final List<String> notes = new ArrayList<>();
    private int seen;

    private IgnoredFiles(Submission submission, List<Lesson> lessons, List<Path> taken) {
        this.submission = submission;
        this.lessons = lessons;
        this.taken = taken;
        this.workshop = lessons.get(0).folder().getParent();
    }

    /** A sentence each, which begins with a path inside the submission. Of very many, the first. */
    static List<String> on(Submission submission, List<Lesson> lessons) {
        List<String> notes = new ArrayList<>();
        try {
            collect(submission, lessons, notes);
        } catch (IOException e) {
            notes.add("not everything can be read: " + e);
        }
        return notes.stream()
                .map(SafeText::text)
                .map(note -> note.replace('\n', '?'))
                .toList();
    }

    private static void collect(Submission submission, List<Lesson> lessons, List<String> notes) throws IOException {
        List<Path> taken = new ArrayList<>();
        for (Lesson lesson : lessons) {
            Optional<Answers> answers = submission.answers(lesson);
            if (answers.isEmpty()) {
                notes.add(lesson.name() + " was not handed in");
            } else {
                Path folder = answers.get().folder();
                taken.add(folder);
                String inFolder = folder.equals(submission.root()) ? "" : submission.shown(folder) + "/";
                for (String ignored : answers.get().ignored()) {
                    notes.add(inFolder + ignored);
                }
            }
        }
        IgnoredFiles beside = new IgnoredFiles(submission, lessons, taken);
        Files.walkFileTree(submission.root(), beside);
        notes.addAll(beside.notes.stream().sorted().toList());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        if (taken.contains(folder)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (folder.equals(submission.root())) {
            return FileVisitResult.CONTINUE; // whatever its name is
        }
        return NO_BUILD_LOOKS_THERE.contains(name) || isLessonThatIsNotGraded(name)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    private boolean isLessonThatIsNotGraded(String folder) {
        return folder.startsWith("lesson-")
                && lessons.stream().noneMatch(lesson -> lesson.name().equals(folder));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String shown = submission.shown(file);
        if (shown.matches(A_BUILD_LOOKS_THERE)) {
            Path own = workshop.resolve(shown);
            if (!Files.isRegularFile(own)) {
                notes.add(shown + " is not the workshop's, and is not taken");
            } else if (!attributes.isRegularFile() || differ(file, own)) {
                notes.add(shown + " is not as the workshop has it, and that one is taken");
            }
        }
        if (notes.size() == MOST_NOTES || ++seen == MOST_FILES) {
            notes.add("… and more");
            return FileVisitResult.TERMINATE;
        }
        return FileVisitResult.CONTINUE;
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
