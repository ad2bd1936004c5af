package workshop.judge.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.judge.SampleLesson.RIGHT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets one sentence and an exit code of its own, and nothing is graded. */
class BadInputIT {

    @TempDir
    private Path folder;

    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void writeClass() throws IOException {
        SampleClass.in(folder).handsIn("robin", RIGHT);
        Files.createDirectories(folder.resolve("empty/robin"));
        Files.writeString(folder.resolve("file"), "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nowhere             | nowhere is no folder: give the folder of a submission
            file                | file is no folder: give the folder of a submission
            empty               | no submission is in {}empty: a submission is a folder with lesson-91-sample/src/main/java
            class --lesson=92   | --lesson 92 is none of [lesson-91-sample]: a number such as 01 will do
            class --jobs=0      | --jobs is a count from 1 on, and --seconds one from 1 to 86400
            class --seconds=86401 | --jobs is a count from 1 on, and --seconds one from 1 to 86400
            class --seconds=4294968 | --jobs is a count from 1 on, and --seconds one from 1 to 86400
            class --jobs=many   | Invalid value for option '--jobs': 'many' is not an int
            class --jbos=2      | Unknown option: '--jbos=2'
            class another       | Unmatched argument at index
            --jobs=2            | Missing required parameter: 'FOLDER'
            """)
    void bad_input(String arguments, String sentence) {
        assertThat(run("workshop", arguments)).isEqualTo(2);

        assertThat(shown)
                .singleElement()
                .asString()
                .startsWith("Nothing is graded: ")
                .contains(sentence.replace("{}", folder + java.io.File.separator))
                .doesNotContain("\n", "Exception");
    }

    @Test
    void a_workshop_without_lessons() {
        assertThat(run("empty", "class")).isEqualTo(2);

        assertThat(shown)
                .singleElement()
                .asString()
                .endsWith("is no copy of the workshop: it has no folder lesson-01-…");
    }

    @Test
    void a_folder_for_the_results_that_is_none() {
        assertThat(run("workshop", "class --out=" + folder.resolve("file"))).isEqualTo(2);

        assertThat(shown)
                .singleElement()
                .asString()
                .contains("file cannot hold the results (FileAlreadyExists): name another folder");
    }

    @Test
    void help_is_no_bad_input() {
        assertThat(run("workshop", "--help")).isZero();
    }

    private int run(String workshop, String arguments) {
        String[] given = Stream.concat(
                        Stream.of("--workshop=" + folder.resolve(workshop)),
                        Stream.of(arguments.split(" "))
                                .map(argument -> argument.startsWith("-")
                                        ? argument
                                        : folder.resolve(argument).toString()))
                .toArray(String[]::new);
        return GradeCommand.run(new GradeCommand(shown::add, new Progress(shown::add)), given);
    }
}
