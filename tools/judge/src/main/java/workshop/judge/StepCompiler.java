package workshop.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/** Compiles one step: its answer and its test, and whatever those two name. */
final class StepCompiler {

    /** The workshop's release of Java, as the root pom has it. */
    private static final String RELEASE = "17";

    private static final int SHOWN_ERRORS = 3;

    private final JavaCompiler javac = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
            .orElseThrow(() -> new IllegalStateException("The judge needs a JDK; this Java has no compiler."));
    private final StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ENGLISH, UTF_8);

    /** Works in {@code folder} and writes to {@code classes}. Returns a verdict if the answers cannot be compiled, and nothing if they can. */
    Optional<Verdict> compile(Answers answers, Step step, Path folder, Path classes) throws IOException {
        Map<String, Path> trusted = answers.lesson().trustedSources();
        Map<String, Path> sources = new TreeMap<>(answers.sources());
        sources.putAll(trusted);
        // Apart from the others: what the compiler is given it must not find a second time.
        List<Path> given = new ArrayList<>();
        for (String name : List.of(step.className() + ".java", step.testClass() + ".java")) {
            given.add(copy(sources.remove(name), folder.resolve("given")));
        }
        Path others = folder.resolve("others");
        for (Path source : sources.values()) {
            copy(source, answers.lesson().packageIn(others));
        }

        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        boolean done = call(javac.getTask(
                new StringWriter(), // what the compiler says of itself
                files,
                diagnostics,
                options(others, classes),
                null,
                files.getJavaFileObjectsFromPaths(given)));
        if (done) {
            return Optional.empty();
        }
        List<Error> errors = errors(diagnostics, answers.lesson().packageName());
        List<Error> inTheAnswers = errors.stream()
                .filter(error -> !trusted.containsKey(error.file()))
                .toList();
        return Optional.of(
                errors.isEmpty() || !inTheAnswers.isEmpty()
                        ? Verdict.doesNotCompile(step, shown(inTheAnswers))
                        : Verdict.doesNotFit(step, shown(errors)));
    }

    private static Path copy(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.copy(file, folder.resolve(file.getFileName()));
    }

    private static List<String> options(Path sources, Path classes) {
        return List.of(
                "--release",
                RELEASE,
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

    private record Error(String file, long line, String message) {

        @Override
        public String toString() {
            return file + (line < 0 ? "" : ":" + line) + ": " + message;
        }
    }

    private static List<Error> errors(DiagnosticCollector<JavaFileObject> diagnostics, String packageName) {
        List<Error> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                String file = diagnostic.getSource() == null
                        ? "javac"
                        : Path.of(diagnostic.getSource().getName())
                                .getFileName()
                                .toString();
                String message = String.join(
                        ", ",
                        diagnostic
                                .getMessage(Locale.ENGLISH)
                                .lines()
                                .map(String::strip)
                                .toList());
                errors.add(new Error(
                        file,
                        diagnostic.getLineNumber(),
                        message.replace(packageName + ".", "").replaceAll("java\\.lang\\.(?=[A-Z])", "")));
            }
        }
        return errors;
    }

    private static List<String> shown(List<Error> errors) {
        if (errors.isEmpty()) {
            return List.of("javac gave up without saying where");
        }
        List<String> shown = new ArrayList<>(
                errors.stream().limit(SHOWN_ERRORS).map(Error::toString).toList());
        if (errors.size() > SHOWN_ERRORS) {
            shown.add("and " + (errors.size() - SHOWN_ERRORS) + " more");
        }
        return shown;
    }
}
