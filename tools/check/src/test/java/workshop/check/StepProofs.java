package workshop.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import workshop.judge.lesson.Lesson;
import workshop.judge.run.Stop;
import workshop.testkit.report.FailureTextLayout;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** What the judge has to say of a step's starter, its solution, and the right and wrong answers that are kept for it. */
record StepProofs(Workshop workshop, Lesson lesson, Step step, Judges judges) {

    /**
     * For a wrong answer. Two threads of it that race may show the mistake in more than one way, and on a machine whose cores have other work
     * they may not even meet.
     */
    private static final int MOST_RUNS = 5;

    private static final Set<State> TURNED_DOWN =
            Set.of(State.FAILED, State.TIMED_OUT, State.CRASHED, State.DOES_NOT_FIT);

    List<Proof> all() throws IOException {
        List<Proof> proofs = new ArrayList<>();
        proofs.add(new Proof(name("starter"), this::starter));
        proofs.add(new Proof(name("solution"), this::solution));
        for (KeptAnswer answer : workshop.answers(lesson, step)) {
            proofs.add(new Proof(name(answer.name()), () -> answer.isWrong() ? wrong(answer) : right(answer)));
        }
        return proofs;
    }

    private List<String> starter() throws InterruptedException {
        Verdict verdict = judges.judge(lesson.starters(), step, Stop.AT_THE_END);
        if (verdict.testsPassed() > 0) {
            return List.of(name("starter") + " passes " + verdict.testsPassed() + " of " + verdict.tests() + " tests"
                    + " before anybody has written a line");
        }
        return verdict.state() == State.NOT_WRITTEN && verdict.text().why().equals(notWrittenText())
                ? List.of()
                : List.of(name("starter") + " has to say \"" + notWrittenText() + "\", and is " + shown(verdict));
    }

    private List<String> solution() throws InterruptedException {
        return passes("solution", judges.judge(workshop.solutions(lesson), step, Stop.AT_THE_END));
    }

    private List<String> right(KeptAnswer answer) throws InterruptedException {
        return passes(answer.name(), judges.judge(answer.answers(), step, Stop.AT_THE_END));
    }

    private List<String> passes(String which, Verdict verdict) {
        return verdict.passed() ? List.of() : List.of(name(which) + " has to pass, and is " + shown(verdict));
    }

    private List<String> wrong(KeptAnswer answer) throws InterruptedException, IOException {
        String phrase = answer.phrase().orElse("");
        List<String> findings = List.of();
        for (int run = 0; run < MOST_RUNS; run++) {
            Verdict verdict = judges.judge(answer.answers(), step, Stop.AT_FIRST_FAILURE);
            findings = findingsOn(answer, phrase, verdict);
            if (findings.isEmpty() || verdict.passed() && !answer.isRace()) {
                return findings;
            }
        }
        return findings;
    }

    private List<String> findingsOn(KeptAnswer answer, String phrase, Verdict verdict) {
        if (verdict.passed()) {
            return List.of(name(answer.name()) + " passes, and has to be turned down");
        }
        if (!TURNED_DOWN.contains(verdict.state())) {
            return List.of(name(answer.name()) + " has to be turned down by what it does, and is " + shown(verdict));
        }
        if (Words.in(notWrittenText()).contains(Words.in(phrase))) {
            return List.of(name(answer.name()) + " expects \"" + phrase + "\", which a starter's text has as well");
        }
        return Words.observedIn(verdict.text()).contains(Words.in(phrase))
                ? List.of()
                : List.of(name(answer.name()) + " expects \"" + phrase
                        + "\" among what \"you did\" and \"kafka saw\", and is " + shown(verdict));
    }

    private String notWrittenText() {
        return step.title() + ": not written yet";
    }

    private String name(String which) {
        return lesson.name() + "/" + step.className() + "/" + which;
    }

    private static String shown(Verdict verdict) {
        return "'" + verdict.state().label() + "':\n" + verdict.textAt(FailureTextLayout.WIDTH);
    }
}
