package workshop.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import workshop.testkit.report.Step;

/** Gives a step its starter back. */
final class Reset {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

    /** Keeps the learner's file under a name that no compiler reads, and puts the starter in its place. Says so. */
    static String to(Course course, Step step) throws IOException {
        Path file = course.fileOf(step);
        Path starter = course.starterOf(step);
        if (!Files.exists(starter)) {
            throw new Problem(starter + ", the starter of " + step.title()
                    + ", is missing: get it back from the workshop's repository.");
        }
        if (course.isStarter(step)) {
            return course.root().relativize(file) + " is the starter already.";
        }
        String kept = "";
        if (Files.exists(file)) {
            String name = step.className() + "-" + LocalDateTime.now().format(WHEN) + ".java.txt";
            Files.copy(file, file.resolveSibling(name));
            kept = " What you wrote is beside it, in " + name + ".";
        }
        Files.copy(starter, file, StandardCopyOption.REPLACE_EXISTING);
        return course.root().relativize(file) + " is the starter again." + kept;
    }

    private Reset() {}
}
