package workshop.judge.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** A result survives its file, and tools that read JUnit's XML can read it. */
class ResultFileIT {

    @TempDir
    private Path folder;

    private ResultFile file;
    private Lesson lesson;

    @BeforeEach
    void writeLesson() throws IOException {
        lesson = SampleClass.in(folder).lessons().get(0);
        file = new ResultFile(folder.resolve("robin.xml"));
    }

    @Test
    void a_result_is_read_as_it_was_written() throws IOException {
        Result result = result(State.PASSED, "", State.FAILED, "you <did> \"that\" & ]]> this\n\t → 弓");

        file.write(result);

        assertThat(file.read("robin", "f", List.of(lesson))).contains(result);
    }

    @Test
    void any_text_is_xml() throws Exception {
        String every = IntStream.range(0, 0x10000)
                .collect(StringBuilder::new, (s, c) -> s.append((char) c), StringBuilder::append)
                .toString();

        file.write(result(State.PASSED, "", State.FAILED, every));

        assertThat(suite().getElementsByTagName("failure").item(0).getTextContent())
                .contains("PQRSTUVWXYZ", "???");
    }

    @Test
    void a_step_that_is_not_done_is_a_failure_and_one_that_did_not_run_an_error() throws Exception {
        file.write(result(State.NOT_WRITTEN, "not written yet", State.NOT_RUN, "no broker"));

        assertThat(suite().getAttribute("tests")).isEqualTo("2");
        assertThat(suite().getAttribute("failures")).isEqualTo("1");
        assertThat(suite().getAttribute("errors")).isEqualTo("1");
        assertThat(file.read("robin", "f", List.of(lesson))).isEmpty();
    }

    private Element suite() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.path().toFile())
                .getDocumentElement();
    }

    private Result result(State first, String text, State second, String secondText) {
        List<Step> steps = lesson.steps();
        return new Result(
                "robin",
                "f",
                List.of(new Verdict(steps.get(0), first, text), new Verdict(steps.get(1), second, secondText)),
                List.of(),
                Duration.ofMillis(1_500));
    }
}
