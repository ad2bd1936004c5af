package workshop.judge.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;

/** Where a lesson's answers are found in what somebody hands in. */
class SubmissionIT {

    @TempDir
    private Path folder;

    private SampleClass sample;
    private List<Lesson> lessons;

    @BeforeEach
    void writeClass() throws IOException {
        sample = SampleClass.in(folder);
        lessons = sample.lessons();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lesson-91-sample/src/main/java/workshop/lesson91",
                "kafka-producer-workshop-main/lesson-91-sample/src/main/java/workshop/lesson91",
                "src/main/java/workshop/lesson91",
                "workshop/lesson91",
                ""
            })
    void a_submission_may_be_a_checkout_a_download_a_lesson_its_package_or_its_files(String path) throws IOException {
        sample.file("robin", path.isEmpty() ? "Step1Ride.java" : path + "/Step1Ride.java", "");

        Submission robin = all().get(0);

        assertThat(robin.name()).isEqualTo("robin");
        assertThat(robin.answers(lessons.get(0)).map(Answers::folder))
                .contains(sample.folder().resolve("robin").resolve(path).toRealPath());
    }

    @Test
    void a_folder_that_is_a_submission_is_not_searched_for_others() throws IOException {
        sample.file("robin", "src/main/java/workshop/lesson91/Step1Ride.java", "");

        assertThat(Submission.in(sample.folder().resolve("robin"), lessons, sample.out()))
                .extracting(Submission::name)
                .containsExactly("robin");
    }

    @Test
    void hidden_folders_and_the_results_are_no_submissions() throws IOException {
        sample.file("robin", "workshop/lesson91/Step1Ride.java", "");
        sample.file(".git", "workshop/lesson91/Step1Ride.java", "");
        sample.file("__MACOSX", "workshop/lesson91/Step1Ride.java", "");
        sample.file("results", "workshop/lesson91/Step1Ride.java", "");

        assertThat(Submission.in(sample.folder(), lessons, sample.folder().resolve("results")))
                .extracting(Submission::name)
                .containsExactly("robin");
    }

    private List<Submission> all() throws IOException {
        return Submission.in(sample.folder(), lessons, sample.out());
    }
}
