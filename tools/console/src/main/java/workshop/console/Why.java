package workshop.console;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import workshop.testkit.report.Step;

/** What there is to read when a step is done. */
final class Why {

    /** The reference answer beside the learner's, and its reasons. */
    static String of(Course course, Step step) throws IOException {
        List<String> yours = Files.readAllLines(course.fileOf(step));
        List<String> reference = Files.readAllLines(course.referenceOf(step));
        String difference = yours.equals(reference)
                ? "Your answer is the reference answer, line by line.\n"
                : "From your answer (-) to the reference answer (+):\n\n```diff\n"
                        + String.join("\n", Diff.of(yours, reference)) + "\n```\n";
        return difference + "\n" + Section.of(course.reasonsOf(step), step).text();
    }

    private Why() {}
}
