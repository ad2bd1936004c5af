package workshop.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;

/** A lesson of two steps that needs no broker, and answers to it, written into a temp folder by a test of the judge. */
public record SampleLesson(Path root) {

    private static final String GIVEN = """
            package workshop.lesson91;
            public record Horse(String name) {}
            """;

    private static final String RIDE_TEST = """
            package workshop.lesson91;
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import org.junit.jupiter.api.*;
            @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
            class Step1RideTest {
                @Test @Order(1) void one_mile() throws Exception { assertEquals(1, Step1Ride.ride(1), "one mile is one mile"); }
                @Test @Order(2) void two_miles() throws Exception { assertEquals(2, Step1Ride.ride(2), "two miles are two miles"); }
                @Test @Order(3) void the_horse() throws Exception { assertEquals("Horse[name=Grey]", Helper.show(new Horse("Grey"))); }
            }
            """;

    private static final String REST_TEST = """
            package workshop.lesson91;
            import org.junit.jupiter.api.*;
            class Step2RestTest {
                @Test void rests() throws Exception { Step2Rest.rest(); }
            }
            """;

    private static final String HELPER = """
            package workshop.lesson91;
            final class Helper {
                static String show(Horse horse) { return horse.toString(); }
            }
            """;

    public static final String RIGHT = "static int ride(int miles) { return miles; }";

    public static SampleLesson in(Path root) throws IOException {
        SampleLesson sample = new SampleLesson(root);
        sample.lessonFile("src/main/java/workshop/lesson91/Horse.java", GIVEN);
        sample.lessonFile("src/test/java/workshop/lesson91/Helper.java", HELPER);
        sample.lessonFile("src/test/java/workshop/lesson91/Step1RideTest.java", RIDE_TEST);
        sample.lessonFile("src/test/java/workshop/lesson91/Step2RestTest.java", REST_TEST);
        Files.createDirectories(sample.answersFolder());
        return sample;
    }

    private void lessonFile(String path, String text) throws IOException {
        write(root.resolve("lesson-91-sample").resolve(path), text);
    }

    /** The test of step 1 with these members. */
    public SampleLesson testedBy(String members) throws IOException {
        lessonFile("src/test/java/workshop/lesson91/Step1RideTest.java", """
                package workshop.lesson91;
                import org.junit.jupiter.api.*;
                class Step1RideTest {
                %s
                }
                """.formatted(members));
        return this;
    }

    /** An answer to step 1 with these members. */
    public SampleLesson answeredBy(String members) throws IOException {
        return answer("workshop/lesson91/Step1Ride.java", """
                package workshop.lesson91;
                public final class Step1Ride {
                    %s
                }
                """.formatted(members));
    }

    /** Any file in the answers folder. */
    public SampleLesson answer(String path, String text) throws IOException {
        write(answersFolder().resolve(path), text);
        return this;
    }

    public Path answersFolder() {
        return root.resolve("answers");
    }

    public Lesson lesson() throws IOException {
        return Lesson.at(root.resolve("lesson-91-sample"));
    }

    public Answers answers() throws IOException {
        return new Answers(lesson(), answersFolder());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
