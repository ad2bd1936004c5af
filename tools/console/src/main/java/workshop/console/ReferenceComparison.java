package workshop.console;

import static java.util.stream.Collectors.joining;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workshop.testkit.report.Step;

/** What there is to read when a step is done. */
final class ReferenceComparison {

    private static final int LINES_AROUND = 2;

    /** The reference answer beside the learner's, and its reasons. */
    static String of(Course course, Step step) throws IOException {
        List<String> yours = code(course.fileOf(step));
        List<String> reference = code(course.referenceOf(step));
        String difference = yours.equals(reference)
                ? "Your code is that of the reference answer, line by line.\n"
                : "From your answer (-) to the reference answer (+):\n\n```diff\n" + diff(yours, reference) + "\n```\n";
        return ReadmeSection.of(course.reasonsOf(step), step).text() + "\n" + difference;
    }

    /** The lines of a file without its comments and imports. */
    private static List<String> code(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .lines()
                .filter(line -> !line.isBlank() && !line.matches("(import|package) .*|\\s*//.*"))
                .toList();
    }

    private static String diff(List<String> yours, List<String> reference) {
        return UnifiedDiffUtils.generateUnifiedDiff("", "", yours, DiffUtils.diff(yours, reference), LINES_AROUND)
                .stream()
                .skip(2) // the names of two files
                .map(line -> line.startsWith("@@") ? "    …" : "  " + line.charAt(0) + " " + line.substring(1))
                .collect(joining("\n"));
    }

    private ReferenceComparison() {}
}
