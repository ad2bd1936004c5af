package workshop.check;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import workshop.judge.lesson.Lesson;

/** Proves this workshop: a test for each starter, solution and kept answer, and for each file that could go stale. */
class WorkshopIT {

    private static final Workshop WORKSHOP =
            new Workshop(Path.of("../..").toAbsolutePath().normalize());
    private static final Judges JUDGES = new Judges(4);

    @AfterAll
    static void end() {
        JUDGES.close();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> proven() throws IOException {
        String only = System.getProperty("check.only", "");
        List<Proof> proofs = Proofs.of(WORKSHOP, lessons(), JUDGES).stream()
                .filter(proof -> proof.name().contains(only))
                .toList();
        if (proofs.isEmpty()) {
            throw new IllegalArgumentException("-Dcheck.only=" + only + " is in the name of nothing that is checked");
        }
        return proofs.stream().map(proof -> dynamicTest(proof.name(), () -> prove(proof)));
    }

    private static void prove(Proof proof) throws Exception {
        List<String> findings = proof.findings().call();
        if (!findings.isEmpty()) {
            throw new AssertionError(String.join("\n", findings));
        }
    }

    private static List<Lesson> lessons() throws IOException {
        List<Lesson> lessons = WORKSHOP.lessons();
        List<Lesson> chosen = new ArrayList<>();
        for (String wanted : System.getProperty("check.lessons", "lesson-").split(",")) {
            List<Lesson> found = lessons.stream()
                    .filter(lesson -> lesson.name().startsWith(wanted))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        "-Dcheck.lessons=" + wanted + " begins the name of no lesson; there are "
                                + lessons.stream().map(Lesson::name).toList());
            }
            chosen.addAll(found);
        }
        return chosen;
    }
}
