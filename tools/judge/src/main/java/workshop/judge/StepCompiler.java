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

    /** Writes the classes to {@code classes}. Returns the verdict if that cannot be done because of the answers, and nothing if it can. */
    Optional<Verdict> compile(Answers answers, Step step, Path sources, Path classes) throws IOException {
        Map<String, Path> trusted = answers.lesson().trustedSources();
        Path packageFolder = Files.createDirectories(answers.lesson().packageIn(sources));
        Map<String, Path> all = new TreeMap<>(answers.sources());
        all.putAll(trusted);
        for (Map.Entry<String, Path> file : all.entrySet()) {
            Files.copy(file.getValue(), packageFolder.resolve(file.getKey()));
        }

        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        boolean done = call(javac.getTask(
                new StringWriter(), // what the compiler says of itself
                files,
                diagnostics,
                options(sources, classes),
                null,
                files.getJavaFileObjects(
                        packageFolder.resolve(step.className() + ".java"),
                        packageFolder.resolve(step.testClass() + ".java"))));
        List<Error> errors = errors(diagnostics, answers.lesson().packageName());
        List<Error> inTheAnswers = errors.stream()
                .filter(error -> !trusted.containsKey(error.file()))
                .toList();
        if (done) {
            return Optional.empty();
        }
        return Optional.of(
                errors.isEmpty() || !inTheAnswers.isEmpty()
                        ? Verdict.doesNotCompile(step, shown(inTheAnswers))
                        : Verdict.doesNotFit(step, shown(errors)));
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
                errors.add(new Error(file, diagnostic.getLineNumber(), message.replace(packageName + ".", "")));
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
