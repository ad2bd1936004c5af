package workshop.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import workshop.judge.lesson.Lesson;
import workshop.testkit.report.Step;

/**
 * A copy of some lessons as a learner gets them, and the console to be used on it as a program of its own.
 *
 * @param folder an empty one; the copy is in it, and the temp directory of the console
 */
record Classroom(Path folder) {

    /** What a command wrote and how it ended. */
    record Outcome(int exitCode, String out, String err) {}

    static final Path WORKSHOP = Path.of("../..").toAbsolutePath().normalize();

    static Classroom with(Path folder, String... lessons) throws IOException {
        Classroom classroom = new Classroom(folder);
        for (String lesson : lessons) {
            for (String part : List.of(lesson, "solutions/" + lesson, "tools/console/starters/" + lesson)) {
                classroom.copy(part);
            }
            for (Step step : classroom.lesson(lesson).steps()) { // whatever somebody has written in the checkout
                classroom.save(step, WORKSHOP.resolve("tools/console/starters").resolve(lesson));
            }
        }
        Files.createDirectories(classroom.temp());
        return classroom;
    }

    private void copy(String part) throws IOException {
        Path from = WORKSHOP.resolve(part);
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !from.relativize(file).startsWith("target"))
                    .toList();
        }
        for (Path file : files) {
            Path copy = root().resolve(part).resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    Path root() {
        return folder.resolve("workshop");
    }

    Path temp() {
        return folder.resolve("temp");
    }

    Lesson lesson(String name) throws IOException {
        return Lesson.at(root().resolve(name));
    }

    Step step(String lesson, int number) throws IOException {
        return lesson(lesson).steps().get(number - 1);
    }

    /** The learner's file. */
    Path file(Step step) throws IOException {
        Lesson lesson = lesson(step.lesson());
        return lesson.packageIn(lesson.starters().folder()).resolve(step.className() + ".java");
    }

    /** Saves what the folder has for this step as the learner's file. */
    void save(Step step, Path answers) throws IOException {
        Files.copy(answers.resolve(step.className() + ".java"), file(step), StandardCopyOption.REPLACE_EXISTING);
    }

    void saveRight(Step step) throws IOException {
        Lesson lesson = lesson(step.lesson());
        save(step, lesson.packageIn(root().resolve("solutions/" + step.lesson() + "/src/main/java")));
    }

    void saveWrong(Step step, String name) throws IOException {
        save(
                step,
                WORKSHOP.resolve("tools/check/answers")
                        .resolve(step.lesson())
                        .resolve(step.className())
                        .resolve(name));
    }

    /** The reference answer with one statement more at the start of its method. */
    void saveRightAfter(Step step, String statement) throws IOException {
        saveRight(step);
        String source = Files.readString(file(step));
        int body = source.indexOf(") {\n", source.indexOf("public static")) + ") {\n".length();
        Files.writeString(file(step), source.substring(0, body) + statement + "\n" + source.substring(body));
    }

    List<String> command(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx192m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + temp(),
                                "-Dworkshop.root=" + root(),
                                "-Dworkshop.charset=UTF-8",
                                "-Dfile.encoding=UTF-8",
                                "-Dstderr.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of(arguments))
                .toList();
    }

    /** Runs a command without a terminal, with {@code keys} as its standard input. */
    Outcome run(String keys, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Process process = builder.start();
        process.getOutputStream().write(keys.getBytes());
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("workshop " + String.join(" ", arguments) + " had not ended after 60 s");
        }
        return new Outcome(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file).replace("\r", "");
    }

    /** The environment of a terminal. */
    static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("TERM", "xterm-256color");
        environment.remove("NO_COLOR");
        return environment;
    }
}
