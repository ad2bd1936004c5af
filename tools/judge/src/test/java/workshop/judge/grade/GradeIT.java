package workshop.judge.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.judge.SampleLesson.RIGHT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class is graded whatever its submissions are and do, and only what is right gains a point. */
class GradeIT {

    private static final String WRONG = "static int ride(int miles) { return 1; }";

    @TempDir
    private Path folder;

    private SampleClass sample;

    @BeforeEach
    void writeClass() throws IOException {
        sample = SampleClass.in(folder);
    }

    @Test
    void no_submission_stops_the_class() throws IOException {
        sample.handsIn("a-right", RIGHT)
                .handsIn("b-wrong", WRONG)
                .handsIn("c-no-java", "Prepare for battle!")
                .handsIn("d-other-shape", "static int ride(String miles) { return 1; }")
                .ridesAfter("e-exit", "System.exit(0);")
                .ridesAfter("f-halt", "Runtime.getRuntime().halt(0);")
                .ridesAfter(
                        "g-no-memory",
                        "var all = new java.util.ArrayList<long[]>(); while (miles > 0) all.add(new long[1 << 20]);")
                .ridesAfter("h-endless", "while (miles > 0) { miles = 1; }")
                .ridesAfter("i-thread", "new Thread(() -> { while (true) Thread.onSpinWait(); }).start();")
                .ridesAfter("j-flood", "for (int i = 0; i < 1_000_000; i++) System.out.println(\"PASSED\".repeat(20));")
                .ridesAfter("k-deletes", "for (var f : new java.io.File(\".\").listFiles()) f.delete();")
                .file("l-nothing", "README.md", "I was ill.");

        assertThat(sample.graded("--seconds=20")).isZero();

        assertThat(sample.rows())
                .containsExactly(
                        "a-right,done,done,2,2,",
                        "b-wrong,failing,done,1,2,",
                        "c-no-java,does not compile,done,1,2,",
                        "d-other-shape,does not fit its test,done,1,2,",
                        "e-exit,ended the JVM,done,1,2,",
                        "f-halt,ended the JVM,done,1,2,",
                        "g-no-memory,ended the JVM,done,1,2,",
                        "h-endless,timed out,done,1,2,",
                        "i-thread,done,done,2,2,",
                        "j-flood,done,done,2,2,",
                        "k-deletes,done,done,2,2,",
                        "l-nothing,not written yet,not written yet,0,2,lesson-91-sample was not handed in");
        assertThat(sample.screen()).contains("h-endless      t✔    1 of 2");
    }

    @Test
    void what_is_not_the_learners_to_change_is_noted_and_not_taken() throws IOException {
        String dryRun = "junit.platform.execution.dryRun.enabled=true";
        String sources = SampleClass.TITLE + "/src/main/java/";
        sample.handsIn("much", WRONG)
                .file("much", "pom.xml", "<project/>")
                .file("much", SampleClass.TITLE + "/src/main/resources/junit-platform.properties", dryRun)
                .file("much", sources + "org/apache/kafka/clients/producer/MockProducer.java", "no class")
                .file("much", sources + "workshop/lesson91/Horse.java", "package workshop.lesson91; class Horse {}")
                .file("much", SampleClass.TITLE + "/src/test/java/workshop/lesson91/Step1RideTest.java", "no test")
                .file("much", "notes.txt", "nobody minds");

        assertThat(sample.graded()).isZero();

        assertThat(sample.rows()).singleElement().asString().startsWith("much,failing,done,1,2,");
        assertThat(Files.readString(sample.out().resolve("much.xml")))
                .contains(
                        sources + "workshop/lesson91/Horse.java is not the lesson's own, and that one is taken",
                        sources
                                + "org/apache/kafka/clients/producer/MockProducer.java is not the workshop's, and is not taken",
                        "src/main/resources/junit-platform.properties is not the workshop's, and is not taken",
                        "Step1RideTest.java is not as the workshop has it, and that one is taken",
                        "pom.xml is not the workshop's, and is not taken")
                .doesNotContain("notes.txt");
        assertThat(sample.screen())
                .contains("noted of much\n  " + sources + "org/apache/kafka/clients/producer/MockProducer.java is not");
    }

    @Test
    void who_changes_the_tests_during_the_run_gains_nothing() throws IOException {
        Path test = sample.lesson().lesson().folder().resolve("src/test/java/workshop/lesson91/Step2RestTest.java");
        sample.ridesAfter(
                "john",
                "java.nio.file.Files.writeString(java.nio.file.Path.of(java.net.URI.create(\"" + test.toUri()
                        + "\")), \"package workshop.lesson91; class Step2RestTest { @org.junit.jupiter.api.Test void passes() {} }\");");

        sample.graded();

        assertThat(sample.rows()).containsExactly("john,not run,not run,0,2,");
        assertThat(sample.screen()).contains("or the workshop's own, changed while it was graded");
    }

    @Test
    void one_submission_is_shown_step_by_step_with_what_its_learner_has_to_know() throws IOException {
        sample.handsIn("marian", WRONG);

        int exitCode = GradeCommand.run(
                new GradeCommand(sample.shown()::add, new Progress(line -> {})),
                "--workshop=" + sample.root().resolve("workshop"),
                "--out=" + sample.out(),
                sample.folder().resolve("marian").toString());

        assertThat(exitCode).isZero();
        assertThat(sample.screen())
                .contains("marian: 1 of 2 steps", "✘ Step 1 · Ride", "✔ Step 2 · Rest", "two miles are two miles");
        assertThat(sample.out().resolve("marian.txt")).content().contains("two miles are two miles");
    }

    @Test
    void a_link_to_somebody_elses_answers_is_not_followed() throws IOException {
        sample.handsIn("robin", RIGHT).file("john", "README.md", "");
        Files.createSymbolicLink(
                sample.folder().resolve("john/" + SampleClass.TITLE),
                sample.folder().resolve("robin/" + SampleClass.TITLE));

        sample.graded();

        assertThat(sample.rows().get(0)).startsWith("john,not written yet,not written yet,0,2,");
    }

    @Test
    void what_nobody_has_unpacked_is_named() throws IOException {
        sample.handsIn("robin", RIGHT).file("", "marian.zip", "");

        sample.graded();

        assertThat(sample.screen()).contains("not graded, because they have to be unpacked first: marian.zip");
    }

    @Test
    void results_that_cannot_be_written_are_said_and_not_lost() throws IOException {
        sample.handsIn("robin", RIGHT);
        Files.createDirectories(sample.out().resolve("grades.csv/not empty"));

        assertThat(sample.graded()).isEqualTo(1);

        assertThat(sample.shown())
                .last()
                .asString()
                .startsWith("Not finished: ")
                .contains("grades.csv cannot be written");
        assertThat(sample.out().resolve("robin.xml")).exists();
    }

    @Test
    void a_name_is_no_formula() throws IOException {
        sample.handsIn("=1+1, Will", RIGHT);

        sample.graded();

        assertThat(sample.rows()).containsExactly("\"'=1+1, Will\",done,done,2,2,");
    }
}
