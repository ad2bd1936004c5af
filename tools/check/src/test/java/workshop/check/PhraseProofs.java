package workshop.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;

/** What the {@code // expect:} lines of the wrong answers to a step have to be like. */
record PhraseProofs(Workshop workshop, Lesson lesson, Step step) {

    List<Proof> all() {
        return List.of(new Proof(lesson.name() + "/" + step.className() + "/phrases", this::findings));
    }

    private List<String> findings() throws IOException {
        List<String> findings = new ArrayList<>();
        List<KeptAnswer> withPhrase = new ArrayList<>();
        for (KeptAnswer answer : workshop.answers(lesson, step)) {
            String phrase = answer.phrase().orElse("");
            if (answer.isWrong() && phrase.length() < 2) {
                findings.add(shown(answer) + " has to begin with a line \"// expect: PHRASE\"");
            } else if (!answer.isWrong() && answer.phrase().isPresent()) {
                findings.add(shown(answer) + " is right and has nothing to expect");
            } else if (answer.isWrong()) {
                withPhrase.add(answer);
            }
        }
        for (int i = 0; i < withPhrase.size(); i++) {
            for (KeptAnswer other : withPhrase.subList(i + 1, withPhrase.size())) {
                findings.addAll(compare(withPhrase.get(i), other));
            }
        }
        return findings;
    }

    private List<String> compare(KeptAnswer one, KeptAnswer other) throws IOException {
        String phrase = Words.in(one.phrase().orElseThrow());
        String otherPhrase = Words.in(other.phrase().orElseThrow());
        boolean shared = phrase.contains(otherPhrase) || otherPhrase.contains(phrase);
        Optional<String> cause = one.cause();
        return !shared || cause.isPresent() && cause.equals(other.cause())
                ? List.of()
                : List.of(shown(one) + " and " + other.name() + " both expect \""
                        + (phrase.length() < otherPhrase.length() ? phrase : otherPhrase)
                        + "\": find what tells them apart, or give both the same line \"// cause: …\"");
    }

    private String shown(KeptAnswer answer) {
        return workshop.shown(answer.file());
    }
}
