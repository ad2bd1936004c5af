package workshop.judge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import workshop.judge.Judge.Stop;
import workshop.testkit.report.Step;

/**
 * What a worker is asked: one step of one answers folder.
 *
 * @param seed of the random values that the tests take
 */
record Request(Answers answers, Step step, Stop stop, long seed) {

    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(answers.lesson().folder().toString());
        out.writeUTF(answers.folder().toString());
        out.writeUTF(step.testClass());
        out.writeUTF(stop.name());
        out.writeLong(seed);
        out.flush();
    }

    static Request readFrom(DataInputStream in) throws IOException {
        Lesson lesson = Lesson.at(Path.of(in.readUTF()));
        Answers answers = new Answers(lesson, Path.of(in.readUTF()));
        Step step = Step.ofTestClass(lesson.name(), in.readUTF()).orElseThrow();
        return new Request(answers, step, Stop.valueOf(in.readUTF()), in.readLong());
    }
}
