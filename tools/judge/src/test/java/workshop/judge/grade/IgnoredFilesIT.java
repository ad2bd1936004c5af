package workshop.judge.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.judge.SampleLesson;

/** What somebody brings in vain is told, and nothing else. */
class IgnoredFilesIT {

    private static final String PACKAGE = "src/main/java/workshop/lesson91/";

    @TempDir
    private Path folder;

    private SampleLesson sample;

    @BeforeEach
    void writeLesson() throws IOException {
        sample = SampleLesson.in(folder);
        sample.answer(PACKAGE + "Step1Ride.java", "");
    }

    @Test
    void an_answer_is_taken() throws IOException {
        assertThat(notes()).isEmpty();
    }

    @Test
    void a_class_of_kafkas_beside_the_package() throws IOException {
        String mock = "src/main/java/org/apache/kafka/clients/producer/MockProducer.java";
        sample.answer(mock, "");

        assertThat(notes()).containsExactly(mock + " is not the workshop's, and is not taken");
    }

    @Test
    void settings_of_junit() throws IOException {
        sample.answer("src/main/java/junit-platform.properties", "");
        sample.answer(PACKAGE + "junit-platform.properties", "");

        assertThat(notes())
                .containsExactly(
                        "src/main/java/junit-platform.properties is not the workshop's, and is not taken",
                        PACKAGE + "junit-platform.properties is no Java file of the package workshop.lesson91");
    }

    @Test
    void a_test_and_a_given_type_of_its_own() throws IOException {
        sample.answer(PACKAGE + "Step1RideTest.java", "");
        sample.answer(PACKAGE + "Horse.java", "");

        assertThat(notes())
                .containsExactly(
                        PACKAGE + "Horse.java is not the lesson's own, and that one is taken",
                        PACKAGE + "Step1RideTest.java is not the lesson's own, and that one is taken");
    }

    @Test
    void a_given_type_as_it_was_given_is_no_news() throws IOException {
        Path given = sample.lesson().packageIn(sample.lesson().folder().resolve("src/main/java"));
        sample.answer(PACKAGE + "Horse.java", Files.readString(given.resolve("Horse.java")));

        assertThat(notes()).isEmpty();
    }

    @Test
    void of_ten_thousand_files_the_first_are_told() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            sample.answer(PACKAGE + "photos/" + i + ".jpg", "");
        }

        assertThat(notes()).hasSize(21).contains("… and more");
    }

    private List<String> notes() throws IOException {
        return IgnoredFiles.of(new Submission("robin", sample.answersFolder().toRealPath()), List.of(sample.lesson()));
    }
}
