package workshop.judge.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;

/**
 * What is to be judged: one step of somebody's answers.
 *
 * @param seed of the random values that the tests take
 */
public record Request(Answers answers, Step step, Stop stop, long seed) {

    public void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(answers.lesson().folder().toString());
        out.writeUTF(answers.folder().toString());
        out.writeUTF(step.testClass());
        out.writeUTF(stop.name());
        out.writeLong(seed);
        out.flush();
    }

    public static Request readFrom(DataInputStream in) throws IOException {
        Lesson lesson = Lesson.at(Path.of(in.readUTF()));
        Answers answers = new Answers(lesson, Path.of(in.readUTF()));
        Step step = Step.ofTestClass(lesson.name(), in.readUTF()).orElseThrow();
        return new Request(answers, step, Stop.valueOf(in.readUTF()), in.readLong());
    }
}
