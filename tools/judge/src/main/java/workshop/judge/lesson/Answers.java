package workshop.judge.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * Somebody's answers to a lesson. The folder holds the lesson's package ({@code workshop/lesson01/Step3Metadata.java}), or else the files
 * themselves. It may be missing, and anything may be in it.
 *
 * @param lesson which lesson they answer
 * @param folder where they are
 */
public record Answers(Lesson lesson, Path folder) {

    public Answers {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Where the files are: in the lesson's package, if the folder has it. */
    private Path packageFolder() {
        Path packaged = lesson.packageIn(folder);
        return Files.isDirectory(packaged) ? packaged : folder;
    }

    /** The verdict on a step of which nothing can be compiled; empty if there is something. */
    public Optional<Verdict> refuse(Step step) {
        Path file = packageFolder().resolve(step.className() + ".java");
        if (!Files.isDirectory(folder)) {
            return Optional.of(new Verdict(step, State.NOT_RUN, folder + " is no folder"));
        }
        if (!Files.exists(file)) {
            return Optional.of(new Verdict(
                    step, State.NOT_WRITTEN, step.title() + ": there is no " + file.getFileName() + " in " + folder));
        }
        return SubmittedFiles.whyNotTaken(file, folder)
                .map(reason -> new Verdict(step, State.NOT_RUN, file.getFileName() + " " + reason));
    }

    /** The Java files that are taken, by name. Throws {@link IOException} with a sentence if there are too many. */
    public Map<String, Path> sources() throws IOException {
        return SubmittedFiles.in(packageFolder(), folder);
    }

    /** Why a file in the folder is brought in vain, as the end of a sentence; empty if it is taken. */
    public Optional<String> whyInVain(Path file) throws IOException {
        if (!file.getParent().equals(packageFolder()) || !file.toString().endsWith(".java")) {
            return Optional.of("is no Java file of the package " + lesson.packageName());
        }
        Optional<String> reason = SubmittedFiles.whyNotTaken(file, folder);
        Path lessons = lesson.trustedSources().get(file.getFileName().toString());
        return reason.isEmpty() && lessons != null && Files.mismatch(file, lessons) >= 0
                ? Optional.of("is not the lesson's own, and that one is taken")
                : reason;
    }
}
