package workshop.console;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import workshop.judge.lesson.Fingerprint;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/**
 * What the tests said last of each step, kept in {@code target/workshop-progress.txt} so that nobody waits for what is
 * known. A line counts only while the files of the step are as they were. The file can be deleted at any time.
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
        String[] kept = kept().getProperty(key(step), "").split(" ");
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
        Fingerprint fingerprint = new Fingerprint();
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
                        fingerprint.addFile(file);
                    }
                }
            }
        }
        return fingerprint.hash();
    }

    /** Keeps what the tests said of the files with this fingerprint. Another console's lines stay. */
    void keep(Verdict verdict, String fingerprint) throws IOException {
        Properties all = kept();
        all.setProperty(key(verdict.step()), verdict.state().name() + " " + fingerprint);
        Files.createDirectories(file().getParent());
        Path temp = Files.createTempFile(file().getParent(), "workshop-progress", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(temp)) {
                all.store(out, "What the tests said last. It can be deleted.");
            }
            Files.move(temp, file(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private Properties kept() throws IOException {
        Properties kept = new Properties();
        if (Files.isRegularFile(file())) {
            try (InputStream in = Files.newInputStream(file())) {
                kept.load(in);
            } catch (IllegalArgumentException e) {
                return new Properties(); // somebody has edited it
            }
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
