package workshop.judge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workshop.judge.compile.StepCompiler;
import workshop.judge.lesson.Answers;
import workshop.judge.lesson.Lesson;
import workshop.judge.lesson.Limits;
import workshop.judge.run.JudgeFolder;
import workshop.judge.run.StepRun;
import workshop.judge.worker.ChildJvm;
import workshop.judge.worker.EndWithParent;
import workshop.testkit.environment.Settings;
import workshop.testkit.environment.TempFolder;

/**
 * An experiment of a lesson, to watch and not to be graded: a class in the test folder that is no test of a step.
 *
 * @param name its simple class name
 * @param about the first sentence of its Javadoc, without what all of them say
 */
public record Experiment(Lesson lesson, String name, String about) {

    private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@KafkaTest");

    /** Those of the lesson, by name. */
    public static List<Experiment> in(Lesson lesson) throws IOException {
        Path tests = lesson.packageIn(lesson.folder().resolve("src/test/java"));
        List<Path> files;
        try (Stream<Path> all = Files.list(tests)) {
            files = all.sorted().toList();
        }
        List<Experiment> experiments = new ArrayList<>();
        for (Path file : files) {
            String fileName = file.getFileName().toString();
            String source = fileName.matches("(?!.*Test\\.java).*\\.java") ? Files.readString(file) : "";
            Matcher javadoc = JAVADOC.matcher(source);
            if (javadoc.find() && source.contains("@Test")) {
                String text = javadoc.group(1)
                        .replaceAll("\\s+\\*?\\s*", " ")
                        .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                        .strip();
                String about = text.replaceFirst("^An experiment, to watch and not to be graded: ", "");
                experiments.add(new Experiment(lesson, fileName.replace(".java", ""), about));
            }
        }
        return experiments;
    }

    /**
     * Runs it with these answers, in a JVM of its own that writes to this one's screen and ends with this one.
     *
     * @param settings for it
     * @param properties more system properties for it
     * @return whether it came to its end
     * @throws IOException with a sentence if it cannot be run
     */
    public boolean run(Answers answers, Settings settings, Map<String, String> properties)
            throws IOException, InterruptedException {
        try (TempFolder folder = JudgeFolder.create()) {
            Path classes = Files.createDirectory(folder.path().resolve("classes"));
            List<String> errors = new StepCompiler().compile(answers, name, folder.path(), classes);
            if (!errors.isEmpty()) {
                throw new IOException(name + " and what it uses do not compile:\n" + String.join("\n", errors));
            }
            Process process = new ProcessBuilder(command(settings, properties, folder.path(), classes))
                    .directory(lesson.folder().toFile())
                    .inheritIO()
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
            Thread end = new Thread(() -> end(process, folder));
            Runtime.getRuntime().addShutdownHook(end); // Ctrl-C is how some experiments end
            return process.waitFor() == 0;
        }
    }

    private static void end(Process process, TempFolder folder) {
        process.destroy();
        process.onExit().join();
        folder.close();
    }

    private List<String> command(Settings settings, Map<String, String> properties, Path folder, Path classes) {
        List<String> command = ChildJvm.command(settings, Limits.GENEROUS, folder);
        command.add("-Dworkshop.lesson=" + lesson.name());
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        String classPath = classes + System.getProperty("path.separator") + System.getProperty("java.class.path");
        command.addAll(List.of("-cp", classPath, Experiment.class.getName(), lesson.packageName() + "." + name));
        return command;
    }

    /** The JVM of an experiment: runs the class that is named, and ends with the process that started it. */
    public static void main(String[] args) throws ClassNotFoundException {
        EndWithParent.watch(new BufferedReader(new InputStreamReader(System.in)));
        System.exit(StepRun.watch(Class.forName(args[0])) ? 0 : 1);
    }
}
