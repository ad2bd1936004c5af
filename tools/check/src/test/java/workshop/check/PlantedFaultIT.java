package workshop.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check is checked: whatever is planted into a copy of a lesson, it says where. */
class PlantedFaultIT {

    private static final String LESSON = "lesson-01-basic-send";
    private static final String STEP = LESSON + "/src/main/java/workshop/lesson01/Step6Headers.java";
    private static final String TEST = LESSON + "/src/test/java/workshop/lesson01/Step6HeadersTest.java";
    private static final String SOLUTION = "solutions/" + STEP;
    private static final String ANSWERS = "tools/check/answers/" + LESSON + "/Step6Headers/";
    private static final String RIGHT = ANSWERS + "right-headers-add/";
    private static final String WRONG = ANSWERS + "wrong-epoch-seconds/";

    private static final String EXPECT = "// expect: which a consumer reads as 1970-01-2";

    private static Judges judges;

    @TempDir
    private Path root;

    @BeforeAll
    static void start() {
        judges = new Judges(1);
    }

    @AfterAll
    static void end() {
        judges.close();
    }

    @BeforeEach
    void copyALesson() throws IOException {
        Copy.of(Path.of("../..").resolve(LESSON), root.resolve(LESSON));
        Copy.of(
                Path.of("../..").resolve("solutions").resolve(LESSON),
                root.resolve("solutions").resolve(LESSON));
        Copy.of(Path.of("../..").resolve(RIGHT), root.resolve(RIGHT));
        Copy.of(Path.of("../..").resolve(WRONG), root.resolve(WRONG));
    }

    @Test
    void nothing_is_said_of_the_copy_itself() throws Exception {
        assertThat(findings("Step6Headers/")).isEmpty();
    }

    @Test
    void a_starter_that_passes_a_test() throws Exception {
        replace(TEST, "    @Test\n    @Order(1)", "    @Test\n    void nothing() {}\n\n    @Test\n    @Order(1)");

        assertThat(findings("Step6Headers/starter"))
                .containsExactly(
                        LESSON + "/Step6Headers/starter passes 1 of 6 tests before anybody has written a line");
    }

    @Test
    void a_starter_that_is_solved() throws Exception {
        Copy.of(root.resolve(SOLUTION), root.resolve(STEP));

        assertThat(findings("Step6Headers/starter"))
                .containsExactly(
                        LESSON + "/Step6Headers/starter passes 5 of 5 tests before anybody has written a line");
    }

    @Test
    void a_solution_that_fails_a_test() throws Exception {
        Copy.of(root.resolve(WRONG + "Step6Headers.java"), root.resolve(SOLUTION));

        assertThat(findings("Step6Headers/solution"))
                .singleElement()
                .asString()
                .startsWith(LESSON + "/Step6Headers/solution has to pass, and is 'failing':\nStep 6 · Headers");
    }

    @Test
    void yesterdays_green_report_of_a_solution_that_fails_today() throws Exception {
        Copy.of(root.resolve(WRONG + "Step6Headers.java"), root.resolve(SOLUTION));
        String report =
                "<testsuite name=\"workshop.lesson01.Step6HeadersTest\" tests=\"5\" errors=\"0\" failures=\"0\"/>";
        for (String folder : List.of("target", "target/solutions")) {
            write(LESSON + "/" + folder + "/surefire-reports/TEST-workshop.lesson01.Step6HeadersTest.xml", report);
            write(LESSON + "/" + folder + "/workshop-summary.txt", "7 of 7 steps");
        }

        assertThat(findings("Step6Headers/solution"))
                .singleElement()
                .asString()
                .startsWith(LESSON + "/Step6Headers/solution has to pass, and is 'failing'");
    }

    @Test
    void a_wrong_answer_that_passes() throws Exception {
        Copy.of(root.resolve(SOLUTION), root.resolve(WRONG + "Step6Headers.java"));

        assertThat(findings("Step6Headers/wrong"))
                .containsExactly(LESSON + "/Step6Headers/wrong-epoch-seconds passes, and has to be turned down");
    }

    @Test
    void a_right_answer_that_is_turned_down() throws Exception {
        Copy.of(root.resolve(WRONG + "Step6Headers.java"), root.resolve(RIGHT + "Step6Headers.java"));

        assertThat(findings("Step6Headers/right"))
                .singleElement()
                .asString()
                .startsWith(LESSON + "/Step6Headers/right-headers-add has to pass, and is 'failing'");
    }

    @Test
    void a_lesson_that_nobody_is_told_of() throws Exception {
        write("README.md", "# Kafka producer workshop");
        write("pom.xml", "<modules><module>lesson-02</module></modules>");

        assertThat(findings("/announced"))
                .containsExactly(
                        "README.md has no link to " + LESSON + "/README.md", "pom.xml has no module " + LESSON);
    }

    @Test
    void a_test_class_that_is_deleted() throws Exception {
        Files.delete(root.resolve(TEST));

        assertThat(findings("/steps")).contains(TEST + " is missing, and the step has to have it");
    }

    @Test
    void a_test_that_is_disabled() throws Exception {
        replace(TEST, "    @Order(3)", "    @Order(3) @org.junit.jupiter.api.Disabled(\"it rains\")");

        assertThat(findings("Step6Headers/solution"))
                .containsExactly(LESSON + "/Step6Headers/solution has to pass, and is 'not run':\nit rains");
    }

    @Test
    void a_dry_run_in_an_answers_folder() throws Exception {
        write(WRONG + "junit-platform.properties", "junit.platform.execution.dryRun.enabled=true");

        assertThat(findings("/nothing else"))
                .containsExactly(WRONG + "junit-platform.properties is no Java file of the package workshop.lesson01");
        assertThat(findings("Step6Headers/wrong"))
                .as("it is turned down as before")
                .isEmpty();
    }

    @Test
    void a_mock_producer_in_an_answers_folder() throws Exception {
        String mock = WRONG + "org/apache/kafka/clients/producer/MockProducer.java";
        write(mock, "package org.apache.kafka.clients.producer; public class MockProducer {}");

        assertThat(findings("/nothing else"))
                .containsExactly(mock + " is no Java file of the package workshop.lesson01");
    }

    @Test
    void a_readme_section_that_is_renamed() throws Exception {
        replace(LESSON + "/README.md", "## Step 6 · Headers", "## Step 6 · What a message carries");

        assertThat(findings("/README"))
                .anyMatch(finding -> finding.startsWith(LESSON + "/README.md has to have the sections [## Step 1 ·")
                        && finding.contains("## Step 6 · What a message carries"));
    }

    @Test
    void a_readme_section_without_its_third_hint() throws Exception {
        replace(LESSON + "/README.md", "<summary>Hint 3 · almost the answer</summary>", "");

        assertThat(findings("/README"))
                .contains(LESSON + "/README.md: in the section Step 6 · Headers"
                        + " \"<summary>Hint 3 · almost the answer</summary>\" is missing, or not in its place");
    }

    @Test
    void a_link_that_leads_nowhere() throws Exception {
        Copy.of(Path.of("../../docs"), root.resolve("docs"));
        replace(LESSON + "/README.md", "(src/main/java/workshop/lesson01/Arrow.java)", "(src/main/java/Arrow.java)");

        assertThat(findings(LESSON + "/README.md/links"))
                .containsExactly(LESSON + "/README.md links to src/main/java/Arrow.java: there is no such file");
    }

    @Test
    void a_link_to_a_heading_that_is_not_there() throws Exception {
        write(LESSON + "/NOTES.md", "[the end](README.md#the-end)");

        assertThat(findings("NOTES.md/links"))
                .containsExactly(LESSON + "/NOTES.md links to README.md#the-end: there is no such heading");
    }

    @Test
    void a_phrase_that_a_starter_has_as_well() throws Exception {
        replace(WRONG + "Step6Headers.java", EXPECT, "// expect: not written yet");

        assertThat(findings("Step6Headers/wrong"))
                .containsExactly(LESSON + "/Step6Headers/wrong-epoch-seconds expects \"not written yet\","
                        + " which a starter's text has as well");
    }

    @Test
    void a_phrase_of_the_reason_and_not_of_the_run() throws Exception {
        replace(WRONG + "Step6Headers.java", EXPECT, "// expect: wants milliseconds since the epoch");

        assertThat(findings("Step6Headers/wrong"))
                .singleElement()
                .asString()
                .startsWith(LESSON + "/Step6Headers/wrong-epoch-seconds expects \"wants milliseconds since the epoch\""
                        + " among what \"you did\" and \"kafka saw\", and is 'failing':");
    }

    @Test
    void a_wrong_answer_without_a_phrase() throws Exception {
        replace(WRONG + "Step6Headers.java", EXPECT + "\n", "");

        assertThat(findings("/phrases"))
                .containsExactly(WRONG + "Step6Headers.java has to begin with a line \"// expect: PHRASE\"");
    }

    @Test
    void a_phrase_of_two_answers_with_different_causes() throws Exception {
        Copy.of(root.resolve(WRONG), root.resolve(ANSWERS + "wrong-again"));

        assertThat(findings("/phrases"))
                .singleElement()
                .asString()
                .startsWith(ANSWERS + "wrong-again/Step6Headers.java and wrong-epoch-seconds both expect");
    }

    @Test
    void a_given_type_that_differs_by_a_byte() throws Exception {
        String arrow = "src/main/java/workshop/lesson01/Arrow.java";
        replace(LESSON + "/" + arrow, "An arrow", "An  arrow");

        assertThat(findings("/given types"))
                .containsExactly("solutions/" + LESSON + "/" + arrow + " has to be the same, byte for byte, as "
                        + LESSON + "/" + arrow);
    }

    @Test
    void a_starter_without_its_todo() throws Exception {
        replace(STEP, "// TODO", "//");

        assertThat(findings("/TODOs")).containsExactly(STEP + " has 0 TODOs and has to have 1");
    }

    /** What the check says of the copy, in the proofs whose name contains this. */
    private List<String> findings(String name) throws Exception {
        Workshop workshop = new Workshop(root);
        List<String> findings = new ArrayList<>();
        for (Proof proof : Proofs.of(workshop, workshop.lessons(), judges)) {
            if (proof.name().contains(name)) {
                findings.addAll(proof.findings().call());
            }
        }
        return findings;
    }

    private void replace(String file, String old, String text) throws IOException {
        String before = Files.readString(root.resolve(file));
        assertThat(before).contains(old);
        Files.writeString(root.resolve(file), before.replace(old, text));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
