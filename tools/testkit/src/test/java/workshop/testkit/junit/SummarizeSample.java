package workshop.testkit.junit;

import java.nio.file.Files;
import java.nio.file.Path;

/** A process that runs the tests in the given file as a step of its own, with the learner's summary on its screen. */
final class SummarizeSample {

    public static void main(String[] args) throws Exception {
        Path tests = Path.of(args[0]);
        Sample.run(tests.getParent(), "", Files.readString(tests), new Summary());
    }

    private SummarizeSample() {}
}
