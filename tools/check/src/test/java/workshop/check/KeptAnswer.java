package workshop.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import workshop.judge.lesson.Answers;
import workshop.testkit.report.Step;

/**
 * An answer to one step that is kept to prove its test: {@code wrong-…} has to be turned down, {@code right-…} has to pass.
 *
 * <p>A wrong one begins with a line {@code // expect: PHRASE}, which has to be in what the run observed. Two wrong answers to a step share a
 * phrase only if the next line of both, {@code // cause: …}, gives the same cause. A line {@code // race: …} below says that its mistake
 * shows only when two threads meet.
 */
record KeptAnswer(Step step, Answers answers) {

    private static final String RACE = "// race: ";

    String name() {
        return answers.folder().getFileName().toString();
    }

    boolean isWrong() {
        return name().startsWith("wrong-");
    }

    Path file() {
        return answers.folder().resolve(step.className() + ".java");
    }

    Optional<String> phrase() throws IOException {
        return line(0, "// expect: ");
    }

    Optional<String> cause() throws IOException {
        return line(1, "// cause: ");
    }

    boolean isRace() throws IOException {
        return line(1, RACE).isPresent() || line(2, RACE).isPresent();
    }

    private Optional<String> line(int index, String start) throws IOException {
        return Files.readString(file())
                .lines()
                .skip(index)
                .findFirst()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip());
    }
}
