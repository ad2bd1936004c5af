package workshop.testkit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import workshop.testkit.environment.Settings;

/** The place in the learner's code that a step is about. */
public final class EditHere {

    /** Under {@code mvn test}, where the build says whose answers they are, and works in the folder of the lesson. */
    public static String find(Step step, Settings settings) {
        Path packageFolder = settings.answers()
                .toAbsolutePath()
                .resolve(Step.packageOf(step.lesson()).replace('.', '/'));
        Path root = Path.of("").toAbsolutePath().getParent();
        return in(packageFolder.resolve(step.className() + ".java"), root);
    }

    /**
     * File and line, {@code lesson-01-basic-send/src/main/java/workshop/lesson01/Step3Metadata.java:29}; the file alone if it has no TODO.
     *
     * @param file the learner's
     * @param root the workshop's; null if there is none
     */
    public static String in(Path file, Path root) {
        Path shown = root != null && file.startsWith(root) ? root.relativize(file) : file;
        return shown + todoIn(file);
    }

    private static String todoIn(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).contains("// TODO"))
                    .mapToObj(i -> ":" + (i + 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private EditHere() {}
}
