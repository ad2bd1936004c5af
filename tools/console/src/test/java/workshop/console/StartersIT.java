package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import workshop.testkit.report.Step;

/** What reset gives back is what the lesson came with. */
class StartersIT {

    private static Course course() throws IOException {
        return Course.in(Classroom.WORKSHOP);
    }

    static Iterable<Step> steps() throws IOException {
        return course().steps();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_starter_is_kept_as_the_lesson_has_it(Step step) throws IOException {
        Path kept = course().starterOf(step);

        assertThat(kept)
                .as("copy it again when the lesson's file has changed")
                .hasSameBinaryContentAs(course().fileOf(step));
    }
}
