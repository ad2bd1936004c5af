package workshop.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.testkit.report.Screen;
import workshop.testkit.report.Step;

/**
 * How long a learner waits, in the real program in a pseudo-terminal. No default run picks it up:
 * {@code mvn verify -Psolutions -pl tools/console -Dit.test=Benchmark}, with nothing else running, for {@code ./workshop} has to be built.
 */
class Benchmark {

    private static final String LESSON_01 = "lesson-01-basic-send";
    private static final String LESSON_03 = "lesson-03-acks";
    private static final int WARM_UPS = 10;
    private static final int SAVES = 50;
    private static final Pattern VERDICT = Pattern.compile(", (\\d+\\.\\d\\d) s");

    /** One wait, and what for. */
    private record Wait(String what, double seconds) {}

    @TempDir
    private Path folder;

    @Test
    void what_a_learner_waits_for() throws Exception {
        firstVerdict();
        Classroom classroom = Classroom.with(folder, LESSON_01, LESSON_03);
        try (Seat seat = new Seat(100, Classroom.environment(), classroom.command())) {
            seat.await("not written yet, ");
            lesson01(classroom, seat);
            lesson03(classroom, seat);
        }
        mavensTest();
    }

    private static void firstVerdict() throws IOException {
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            try (Seat seat = new Seat(
                    100,
                    Classroom.environment(),
                    List.of(Classroom.WORKSHOP.resolve("workshop").toString()))) {
                seat.await("not written yet, ");
                waits.add(new Wait("start " + i, secondsSince(start)));
                seat.press("q");
                seat.awaitEnd();
            }
        }
        tell("./workshop to the first verdict", waits);
    }

    /** Each step in turn, wrong as its starter is and right as its reference answer. */
    private static void lesson01(Classroom classroom, Seat seat) throws IOException {
        List<Step> steps = classroom.lesson(LESSON_01).steps();
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < WARM_UPS + SAVES; i++) {
            Step step = steps.get(i / 2 % steps.size());
            int before = seat.everything().length();
            long start = System.nanoTime();
            boolean starter = i % 2 == 0;
            if (starter) {
                classroom.save(step, Classroom.WORKSHOP.resolve("tools/console/starters/" + LESSON_01));
            } else {
                classroom.saveRight(step);
            }
            awaitVerdict(seat, before);
            if (i >= WARM_UPS) {
                waits.add(new Wait(step.className() + (starter ? ", the starter" : ", done"), secondsSince(start)));
            }
        }
        tell("lesson 01, from the save to the verdict", waits);
    }

    private static void lesson03(Classroom classroom, Seat seat) throws IOException {
        List<Wait> waits = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (Step step : classroom.lesson(LESSON_03).steps()) {
                int before = seat.everything().length();
                long start = System.nanoTime();
                classroom.saveRight(step);
                double tests = awaitVerdict(seat, before);
                if (round > 0) {
                    waits.add(new Wait(step.className(), secondsSince(start) - tests));
                }
            }
        }
        tell("lesson 03, the console's part of it", waits);
    }

    private static void mavensTest() throws IOException, InterruptedException {
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            new ProcessBuilder("mvn", "-q", "test", "-pl", LESSON_01, "-Psolutions", "-Dtest=Step3MetadataTest")
                    .directory(Classroom.WORKSHOP.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            waits.add(new Wait("run " + i, secondsSince(start)));
        }
        tell("mvn test -pl " + LESSON_01 + " -Dtest=Step3MetadataTest", waits);
    }

    /** Returns how long the tests ran, as the screen says it. */
    private static double awaitVerdict(Seat seat, int before) {
        Matcher[] verdict = new Matcher[1];
        Awaitility.await("a verdict")
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> (verdict[0] = VERDICT.matcher(seat.everything().substring(before))).find());
        return Double.parseDouble(verdict[0].group(1));
    }

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private static void tell(String what, List<Wait> waits) {
        List<Wait> sorted =
                waits.stream().sorted(Comparator.comparingDouble(Wait::seconds)).toList();
        Wait worst = sorted.get(sorted.size() - 1);
        Screen.print(String.format(
                Locale.ROOT,
                "%-60s %3d times: median %.2f s, worst %.2f s (%s)",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2).seconds(),
                worst.seconds(),
                worst.what()));
    }
}
