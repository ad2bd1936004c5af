package workshop.judge;

import java.util.List;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/**
 * Grades answers with the tests of their lesson, step by step, and says of each step what a learner reads under {@code mvn test}.
 *
 * <p>A step is compiled alone: its answer, its test, and from the folders of both what those two name. A step that does not compile, hangs
 * or ends its JVM therefore costs that step. What is trusted (the tests, the types that the lesson gives, everything on the class path of
 * this JVM) comes before what is in the answers folder, and of that only Java files of the lesson's package are taken.
 */
public interface Judge extends AutoCloseable {

    /** How far to go on in a step that has failed. */
    enum Stop {
        /** All tests run, as under {@code mvn test}. */
        AT_THE_END,
        /** The first failure decides; the step's other tests are left out. */
        AT_FIRST_FAILURE
    }

    /**
     * A judge that runs answers in this JVM, each in a class loader of its own: for answers that one trusts, because whatever they do to
     * the JVM they do to the caller.
     */
    static Judge inThisJvm() {
        return new InProcessJudge(Settings.ofThisJvm());
    }

    /** A judge that runs answers in a child JVM, which it starts when it needs one, and kills when an answer has spoilt it. */
    static Judge inChildJvm(Limits limits) {
        Settings settings = Settings.ofThisJvm();
        return new ChildProcessJudge(settings, limits, () -> WorkerProcess.start(settings, limits));
    }

    /**
     * Grades one step.
     *
     * <p>Whatever the answers are or do comes out as the verdict; nothing is thrown. How many tests a step has is read from its test
     * class; one that was skipped is never counted as passed.
     */
    Verdict judge(Answers answers, Step step, Stop stop);

    /** Grades all steps of the lesson, in its order. */
    default List<Verdict> judge(Answers answers) {
        return answers.lesson().steps().stream()
                .map(step -> judge(answers, step, Stop.AT_THE_END))
                .toList();
    }

    /** Ends what it has started. Another thread may call it during {@link #judge}, and ends that step so. */
    @Override
    void close();
}
