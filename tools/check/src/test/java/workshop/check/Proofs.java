package workshop.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;

/** Everything that has to be true of a workshop. */
final class Proofs {

    static List<Proof> of(Workshop workshop, List<Lesson> lessons, Judges judges) throws IOException {
        List<Proof> proofs = new ArrayList<>(new LinkProofs(workshop).all());
        proofs.addAll(new SnippetProofs(workshop).all());
        proofs.addAll(new DefaultsProofs(workshop).all());
        for (Lesson lesson : lessons) {
            proofs.addAll(new LessonProofs(workshop, lesson).all());
            proofs.addAll(new ReadmeProofs(workshop, lesson).all());
            for (Step step : lesson.steps()) {
                proofs.addAll(new PhraseProofs(workshop, lesson, step).all());
                proofs.addAll(new StepProofs(workshop, lesson, step, judges).all());
            }
        }
        return proofs;
    }

    private Proofs() {}
}
