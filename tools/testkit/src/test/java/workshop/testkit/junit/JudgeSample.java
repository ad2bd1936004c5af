package workshop.testkit.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import workshop.testkit.report.FailureTextLayout;
import workshop.testkit.report.Screen;
import workshop.testkit.report.Verdict;

/** A process that runs the tests in the given file as a step of its own, and prints the verdict. */
final class JudgeSample {

    public static void main(String[] args) throws Exception {
        Path tests = Path.of(args[0]);
        Verdict verdict = Sample.verdictOn(tests.getParent(), args[1], Files.readString(tests));
        Screen.print(verdict.state() + ", " + verdict.testsPassed() + " of " + verdict.tests() + "\n"
                + verdict.textAt(FailureTextLayout.WIDTH));
        System.exit(0); // as Surefire's process does, whatever threads there are
    }

    private JudgeSample() {}
}
