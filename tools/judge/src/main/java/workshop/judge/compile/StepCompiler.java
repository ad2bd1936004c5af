package workshop.judge.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import workshop.judge.lesson.Answers;
import workshop.testkit.environment.BuildInfo;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/** Compiles one step: its answer and its test, and whatever those two name. */
public final class StepCompiler {

    private final JavaCompiler javac = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
            .orElseThrow(() -> new IllegalStateException("The judge needs a JDK; this Java has no compiler."));
    private final StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ENGLISH, UTF_8);

    /**
     * Works in {@code folder} and writes to {@code classes}. Returns a verdict if the answers cannot be compiled, and nothing if they can.
     *
     * @param brokers hears early how many brokers the step's test asks for
     */
    public Optional<Verdict> compile(Answers answers, Step step, Path folder, Path classes, IntConsumer brokers)
            throws IOException {
        Optional<List<CompileError>> errors = compile(
                answers,
                List.of(step.className(), step.testClass()),
                folder,
                classes,
                new BrokersOfTest(step.testClass() + ".java", brokers));
        Set<String> trusted = answers.lesson().trustedSources().keySet();
        return errors.map(all -> {
            List<CompileError> inTheAnswers = all.stream()
                    .filter(error -> !trusted.contains(error.file()))
                    .toList();
            return all.isEmpty() || !inTheAnswers.isEmpty()
                    ? Verdict.doesNotCompile(step, CompileError.shown(inTheAnswers))
                    : Verdict.doesNotFit(step, CompileError.shown(all));
        });
    }

    /** The same for a class of the lesson's test folder and the answers that it names. Returns a line for each error. */
    public List<String> compile(Answers answers, String className, Path folder, Path classes) throws IOException {
        return compile(answers, List.of(className), folder, classes, new TaskListener() {})
                .map(CompileError::shown)
                .orElse(List.of());
    }

    private Optional<List<CompileError>> compile(
            Answers answers, List<String> names, Path folder, Path classes, TaskListener listener) throws IOException {
        Map<String, Path> sources = new TreeMap<>(answers.sources());
        sources.putAll(answers.lesson().trustedSources());
        // Apart from the others: what the compiler is given it must not find a second time.
        List<Path> given = new ArrayList<>();
        for (String name : names) {
            Path source = sources.remove(name + ".java");
            if (source == null) {
                throw new IOException(name + ".java is not there under exactly that name");
            }
            given.add(copy(source, folder.resolve("given")));
        }
        Path others = folder.resolve("others");
        for (Path source : sources.values()) {
            copy(source, answers.lesson().packageIn(others));
        }

        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) javac.getTask(
                new StringWriter(), // what the compiler says of itself
                files,
                diagnostics,
                options(others, classes),
                null,
                files.getJavaFileObjectsFromPaths(given));
        NameClashes taken = new NameClashes(task, answers.lesson());
        task.addTaskListener(taken);
        task.addTaskListener(listener);
        boolean done = call(task);
        if (!taken.found().isEmpty()) {
            return Optional.of(taken.found());
        }
        return done
                ? Optional.empty()
                : Optional.of(diagnostics.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .map(error -> CompileError.of(error, answers.lesson().packageName()))
                        .toList());
    }

    private static Path copy(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.copy(file, folder.resolve(file.getFileName()));
    }

    private static List<String> options(Path sources, Path classes) {
        return List.of(
                "--release",
                BuildInfo.javaRelease(),
                "-encoding",
                "UTF-8",
                "-proc:none",
                "-nowarn",
                "-g", // as Maven does: a NullPointerException names its variable
                "-classpath",
                System.getProperty("java.class.path"),
                "-sourcepath",
                sources.toString(),
                "-d",
                classes.toString());
    }

    private static boolean call(JavaCompiler.CompilationTask task) {
        try {
            return task.call();
        } catch (RuntimeException | StackOverflowError e) {
            return false; // the compiler's own limits: code nested a thousand times, say
        }
    }

    /** The name of the file. */
    static String nameOf(JavaFileObject source) {
        return Path.of(source.getName()).getFileName().toString();
    }
}
