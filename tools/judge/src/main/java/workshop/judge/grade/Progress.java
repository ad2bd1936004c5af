package workshop.judge.grade;

import java.io.Console;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Screen;
import workshop.testkit.report.Verdict;

/** Says how far a batch is, each time a lesson of a submission is graded. */
final class Progress {

    private final Consumer<String> line;
    private final long begin = System.nanoTime();
    private int kept;
    private long expected;
    private long done;

    Progress(Consumer<String> line) {
        this.line = line;
    }

    /** On a terminal one line that changes, and elsewhere a line each time. */
    static Progress onScreen() {
        return new Progress(isTerminal() ? Screen::printPassing : Screen::print);
    }

    /** Since Java 22 there is always a console, which can say whether it is a terminal. */
    private static boolean isTerminal() {
        try {
            return System.console() != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** A submission is not graded, because its result is there. */
    synchronized void kept() {
        kept++;
    }

    synchronized int countKept() {
        return kept;
    }

    /** So many lessons more are to be graded. */
    synchronized void expect(long lessons) {
        expected += lessons;
    }

    synchronized void done(Submission submission, Lesson lesson, List<Verdict> verdicts) {
        done++;
        long passed = verdicts.stream().filter(Verdict::passed).count();
        line.accept(String.format(
                "%d of %d  %s  %s  %d of %d steps%s",
                done, expected, submission.name(), lesson.name(), passed, verdicts.size(), left()));
    }

    private String left() {
        Duration left = Duration.ofNanos((System.nanoTime() - begin) / done * (expected - done));
        return left.toSeconds() < 1
                ? ""
                : left.toSeconds() < 90
                        ? "  about " + left.toSeconds() + " s left"
                        : "  about " + (left.toSeconds() + 30) / 60 + " min left";
    }
}
