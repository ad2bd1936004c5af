package workshop.testkit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The place in the learner's code that a step is about. */
final class EditHere {

    /** File and line, {@code lesson-01-basic-send/src/main/java/workshop/lesson01/Step3Metadata.java:29}; the file alone if unsure. */
    static String find(Step step) {
        Path answers = Path.of(System.getProperty("workshop.answers", "src/main/java"));
        Path packageFolder =
                answers.toAbsolutePath().resolve(Step.packageOf(step.lesson()).replace('.', '/'));
        Path file = packageFolder.resolve(step.className() + ".java");
        return relativeToRoot(file) + todoIn(file);
    }

    private static String relativeToRoot(Path file) {
        Path root = Path.of("").toAbsolutePath().getParent();
        return root != null && file.startsWith(root) ? root.relativize(file).toString() : file.toString();
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
