package workshop.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * What the tests said last of each step, kept in {@code target/workshop-progress.txt} so that nobody waits for what is known. A line is of
 * use only while the files that it is about are as they were: the tests stay the one truth, and the file can be deleted at any time.
 */
record Progress(Course course) {

    private Path file() {
        return course.root().resolve("target/workshop-progress.txt");
    }

    /** What is known of the step as it stands now; empty if it has to be run to know. */
    Optional<State> of(Step step) throws IOException {
        if (course.isStarter(step)) {
            return Optional.of(State.NOT_WRITTEN);
        }
        String[] kept = kept().getOrDefault(key(step), "").split(" ");
        return kept.length == 2 && kept[1].equals(fingerprint(step)) ? stateOf(kept[0]) : Optional.empty();
    }

    boolean isDone(Step step) throws IOException {
        return of(step).filter(State.PASSED::equals).isPresent();
    }

    /** What is known of all steps as they stand now. */
    Map<Step, State> known() throws IOException {
        Map<Step, State> known = new HashMap<>();
        for (Step step : course.steps()) {
            of(step).ifPresent(state -> known.put(step, state));
        }
        return known;
    }

    /** The files of the step before its run: what {@link #keep} needs. */
    String fingerprint(Step step) throws IOException {
        CRC32C checksum = new CRC32C();
        Lesson lesson = course.lessonOf(step);
        Set<String> others = lesson.steps().stream()
                .filter(other -> !other.equals(step))
                .flatMap(other -> Stream.of(other.className() + ".java", other.testClass() + ".java"))
                .collect(toSet());
        for (Path folder :
                new Path[] {lesson.starters().folder(), lesson.folder().resolve("src/test/java")}) {
            try (Stream<Path> files = Files.list(lesson.packageIn(folder))) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".java") && !others.contains(name)) {
                        checksum.update(Files.readAllBytes(file));
                    }
                }
            }
        }
        return Long.toHexString(checksum.getValue());
    }

    /** Keeps what the tests said of the files with this fingerprint. Another console's lines stay. */
    void keep(Verdict verdict, String fingerprint) throws IOException {
        Map<String, String> all = kept();
        all.put(key(verdict.step()), verdict.state().name() + " " + fingerprint);
        StringBuilder text = new StringBuilder("# What the tests said last. It can be deleted.\n");
        all.forEach((step, state) -> text.append(step).append(' ').append(state).append('\n'));
        Files.createDirectories(file().getParent());
        Path temp = Files.createTempFile(file().getParent(), "workshop-progress", ".tmp");
        try {
            Files.writeString(temp, text);
            Files.move(temp, file(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private Map<String, String> kept() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        if (Files.isRegularFile(file())) {
            new String(Files.readAllBytes(file()), UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .filter(line -> line.length == 2 && !line[0].equals("#"))
                    .forEach(line -> kept.put(line[0], line[1]));
        }
        return kept;
    }

    private static String key(Step step) {
        return step.lesson() + "/" + step.className();
    }

    private static Optional<State> stateOf(String name) {
        return Stream.of(State.values())
                .filter(state -> state.name().equals(name))
                .findFirst();
    }
}
