package workshop.judge;

import java.io.IOException;
import java.nio.file.Path;
import workshop.judge.lesson.Limits;
import workshop.testkit.environment.Settings;

/** A process whose only work is to judge the sample in its first argument. */
final class JudgeAlone {

    static Process start(SampleLesson sample) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JudgeAlone.class.getName(),
                        sample.root().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) throws IOException {
        try (Judge judge = new Judge(Settings.ofThisJvm(), Limits.GENEROUS)) {
            judge.judge(new SampleLesson(Path.of(args[0])).answers());
        }
    }

    private JudgeAlone() {}
}
