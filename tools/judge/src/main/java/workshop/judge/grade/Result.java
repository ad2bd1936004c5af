package workshop.judge.grade;

import java.time.Duration;
import java.util.List;
import workshop.judge.lesson.Fingerprint;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * What came of a submission.
 *
 * @param name the submission's
 * @param fingerprint of what was graded, see {@link Fingerprint}
 * @param verdicts one for each step of each lesson, in their order, whatever was handed in
 * @param notes what it brought in vain, a sentence each
 * @param time that its lessons took, one after the other
 */
record Result(String name, String fingerprint, List<Verdict> verdicts, List<String> notes, Duration time) {

    Result with(List<String> otherNotes) {
        return new Result(name, fingerprint, verdicts, otherNotes, time);
    }

    /** A point for each step that is done. */
    long points() {
        return verdicts.stream().filter(Verdict::passed).count();
    }

    /** Whether another run would say the same: a JVM that did not start or that ended may have been short of memory. */
    boolean isFinal() {
        return verdicts.stream()
                .map(Verdict::state)
                .noneMatch(state -> state == State.NOT_RUN || state == State.CRASHED);
    }
}
