package workshop.judge.lesson;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import workshop.testkit.report.Step;

/**
 * A lesson of the workshop, read from the sources in its folder; nothing of it has to be built.
 *
 * @param folder such as {@code lesson-01-basic-send}
 * @param steps what the lesson's tests grade, in the order of the lesson
 */
public record Lesson(Path folder, List<Step> steps) {

    /**
     * Reads the lesson in {@code folder}.
     *
     * @throws IllegalArgumentException if there is none; the message is a sentence
     */
    public static Lesson at(Path folder) throws IOException {
        Path lesson = folder.toAbsolutePath().normalize();
        Path tests = packageIn(lesson.resolve("src/test/java"), nameOf(lesson));
        if (!Files.isDirectory(tests)) {
            throw new IllegalArgumentException(folder + " is no lesson: it has no folder " + lesson.relativize(tests));
        }
        return new Lesson(lesson, stepsIn(tests, nameOf(lesson)));
    }

    /** All lessons in the root folder of a workshop, in their order. */
    public static List<Lesson> allIn(Path workshop) throws IOException {
        List<Path> folders;
        try (Stream<Path> files = Files.list(workshop)) {
            folders = files.filter(
                            file -> file.getFileName().toString().matches("lesson-\\d+.*") && Files.isDirectory(file))
                    .sorted()
                    .toList();
        }
        List<Lesson> lessons = new ArrayList<>();
        for (Path folder : folders) {
            lessons.add(at(folder));
        }
        return lessons;
    }

    private static List<Step> stepsIn(Path tests, String lesson) throws IOException {
        try (Stream<Path> files = Files.list(tests)) {
            return List.copyOf(files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> Step.ofTestClass(lesson, file.substring(0, file.length() - ".java".length())))
                    .flatMap(Optional::stream)
                    .collect(toCollection(TreeSet::new)));
        }
    }

    private static String nameOf(Path folder) {
        return folder.getFileName().toString();
    }

    private static Path packageIn(Path sources, String lesson) {
        return sources.resolve(Step.packageOf(lesson).replace('.', '/'));
    }

    /** The name of its folder. */
    public String name() {
        return nameOf(folder);
    }

    /** The package of its starters and its tests: {@code workshop.lesson01}. */
    public String packageName() {
        return Step.packageOf(name());
    }

    /** The starters, as answers. */
    public Answers starters() {
        return new Answers(this, folder.resolve("src/main/java"));
    }

    /** The folder of this lesson's package inside a folder of sources. */
    public Path packageIn(Path sources) {
        return packageIn(sources, name());
    }

    /** The types that the starters are given: everything beside them that is no step. */
    public List<Path> givenTypes() throws IOException {
        return javaFilesIn(packageIn(folder.resolve("src/main/java"))).stream()
                .filter(file -> !file.getFileName().toString().matches("Step\\d+.*"))
                .toList();
    }

    /** The lesson's own sources, by name: its tests, what they share, and the given types. An answers folder brings those in vain. */
    public Map<String, Path> trustedSources() throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        Stream.concat(javaFilesIn(packageIn(folder.resolve("src/test/java"))).stream(), givenTypes().stream())
                .forEach(file -> sources.put(file.getFileName().toString(), file));
        return sources;
    }

    private static List<Path> javaFilesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
