package workshop.judge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static workshop.judge.SampleLesson.RIGHT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.judge.SampleLesson;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** An answers folder may hold anything: a verdict or a sentence comes of it, and nothing but the lesson's package is taken. */
class StrangeAnswersIT {

    private static final String STEP = "workshop/lesson91/Step1Ride.java";
    private static final InProcessJudge JUDGE = new InProcessJudge(Settings.ofThisJvm());

    @TempDir
    private Path folder;

    private SampleLesson sample;

    @BeforeEach
    void writeLesson() throws IOException {
        sample = SampleLesson.in(folder);
    }

    @Test
    void a_folder_that_is_missing() throws IOException {
        Files.delete(sample.answersFolder());

        expect(State.NOT_RUN, "answers is no folder");
    }

    @Test
    void a_folder_that_is_a_file() throws IOException {
        Files.delete(sample.answersFolder());
        Files.writeString(sample.answersFolder(), "no folder");

        expect(State.NOT_RUN, "answers is no folder");
    }

    @Test
    void an_empty_folder() throws IOException {
        expect(State.NOT_WRITTEN, "Step 1 · Ride: there is no Step1Ride.java in");
    }

    @Test
    void bytes_that_are_no_text() throws IOException {
        byte[] bytes = new byte[4_000];
        new Random(1).nextBytes(bytes);
        sample.answer(STEP, "");
        Files.write(sample.answersFolder().resolve(STEP), bytes);

        expect(State.NOT_RUN, "Step1Ride.java is no text in UTF-8");
    }

    @Test
    void text_that_is_no_java() throws IOException {
        sample.answer(STEP, "Prepare for battle!");

        expect(State.DOES_NOT_COMPILE, "Step1Ride.java:1: class, interface, enum, or record expected");
    }

    @Test
    void an_empty_file() throws IOException {
        sample.answer(STEP, "");

        expect(State.DOES_NOT_FIT, "cannot find symbol");
    }

    @Test
    void text_in_another_encoding() throws IOException {
        sample.answer(STEP, "");
        Files.write(sample.answersFolder().resolve(STEP), new byte[] {'/', '/', (byte) 0xe0, '\n'});

        expect(State.NOT_RUN, "Step1Ride.java is no text in UTF-8");
    }

    @Test
    void code_nested_deeper_than_the_compiler_goes() throws IOException {
        sample.answeredBy(
                "static int ride(int miles) { return " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + "; }");

        expect(State.DOES_NOT_COMPILE, "javac gave up without saying where");
    }

    @Test
    void a_link_that_leads_out_of_the_folder() throws IOException {
        sample.answeredBy(RIGHT);
        Path outside = folder.resolve("Outside.java");
        Files.move(sample.answersFolder().resolve(STEP), outside);
        Files.createSymbolicLink(sample.answersFolder().resolve(STEP), outside);

        expect(State.NOT_RUN, "Step1Ride.java is a link that leads out of the answers folder");
    }

    @Test
    void a_folder_with_the_name_of_the_file() throws IOException {
        Files.createDirectories(sample.answersFolder().resolve(STEP));

        expect(State.NOT_RUN, "Step1Ride.java is not a file");
    }

    @Test
    void a_file_of_50_megabytes() throws IOException {
        sample.answer(STEP, "// " + "x".repeat(50 * 1024 * 1024));

        expect(State.NOT_RUN, "Step1Ride.java has 51200 KB, and an answer has 256 KB at most");
    }

    @Test
    void ten_thousand_files() throws IOException {
        sample.answeredBy(RIGHT);
        for (int i = 0; i < 10_000; i++) {
            sample.answer("workshop/lesson91/Extra" + i + ".java", "");
        }

        expect(State.NOT_RUN, "lesson91 has more than 200 Java files");
    }

    @Test
    void ten_thousand_files_beside_the_package_do_no_harm() throws IOException {
        sample.answeredBy(RIGHT);
        for (int i = 0; i < 10_000; i++) {
            sample.answer("photos/" + i + ".jpg", "");
        }

        assertThat(verdict().state()).isEqualTo(State.PASSED);
    }

    @Test
    void a_class_of_kafkas_is_not_taken() throws IOException {
        String mock = "org/apache/kafka/clients/producer/MockProducer.java";
        sample.answeredBy(
                "static int ride(int miles) {"
                        + " return org.apache.kafka.clients.producer.MockProducer.class.getDeclaredFields().length > 0 ? miles : 0; }");
        sample.answer(mock, "package org.apache.kafka.clients.producer; public class MockProducer {}");

        assertThat(verdict().state()).isEqualTo(State.PASSED);
    }

    @Test
    void a_class_of_kafkas_in_the_file_of_the_step_is_not_taken() throws IOException {
        sample.answer(STEP, "package org.apache.kafka.clients.producer; public class MockProducer {}");

        expect(
                State.DOES_NOT_COMPILE,
                "class MockProducer is public, should be declared in a file named MockProducer.java");
    }

    @Test
    void a_setting_that_switches_the_tests_off_is_not_taken() throws IOException {
        sample.answeredBy("static int ride(int miles) { return 0; }");
        sample.answer("junit-platform.properties", "junit.platform.execution.dryRun.enabled=true");
        sample.answer("workshop/lesson91/junit-platform.properties", "junit.platform.execution.dryRun.enabled=true");

        expect(State.FAILED, "one mile is one mile");
    }

    @Test
    void a_test_of_its_own_is_not_taken() throws IOException {
        sample.answeredBy("static int ride(int miles) { return 0; }");
        sample.answer(
                "workshop/lesson91/Step1RideTest.java",
                "package workshop.lesson91; class Step1RideTest { @org.junit.jupiter.api.Test void passes() {} }");

        expect(State.FAILED, "one mile is one mile");
    }

    @Test
    void a_given_type_of_its_own_is_not_taken() throws IOException {
        sample.answeredBy(RIGHT);
        sample.answer("workshop/lesson91/Horse.java", "package workshop.lesson91; public class Horse {}");

        assertThat(verdict().state()).isEqualTo(State.PASSED);
    }

    @Test
    void a_given_type_beside_the_class_of_the_step_is_not_taken() throws IOException {
        sample.answer(STEP, """
                package workshop.lesson91;
                public final class Step1Ride { static int ride(int miles) { return miles; } }
                final class Helper { static String show(Horse horse) { return "Horse[name=Grey]"; } }
                """);

        expect(State.DOES_NOT_COMPILE, "Step1Ride.java:3: the lesson's tests mean another Helper");
    }

    @Test
    void a_name_of_javas_is_taken_only_if_the_tests_use_it() throws IOException {
        String answer = """
                package workshop.lesson91;
                public final class Step1Ride { static int ride(int miles) { return miles; } }
                class %s {}
                """;
        sample.answer(STEP, answer.formatted("Exception"));
        expect(State.DOES_NOT_COMPILE, "Step1Ride.java:3: the lesson's tests mean another Exception");

        sample.answer(STEP, answer.formatted("Process"));
        assertThat(verdict().state()).isEqualTo(State.PASSED);
    }

    private void expect(State state, String text) throws IOException {
        Verdict verdict = verdict();

        assertThat(verdict.state()).isEqualTo(state);
        assertThat(verdict.textAt(100).replaceAll("\\s+", " ")).contains(text);
    }

    private Verdict verdict() throws IOException {
        Step first = sample.lesson().steps().get(0);
        return JUDGE.judge(new Request(sample.answers(), first, Stop.AT_THE_END, 1))
                .verdict();
    }
}
