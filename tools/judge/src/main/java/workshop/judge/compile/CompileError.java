package workshop.judge.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Something that javac does not take.
 *
 * @param file the name of the file
 * @param line its number; negative if it is not known
 */
record CompileError(String file, long line, String message) {

    private static final int SHOWN = 3;

    /** {@code packageName}: the lesson's, which is left out of the message. */
    static CompileError of(Diagnostic<? extends JavaFileObject> diagnostic, String packageName) {
        String file = diagnostic.getSource() == null ? "javac" : StepCompiler.nameOf(diagnostic.getSource());
        List<String> lines =
                diagnostic.getMessage(Locale.ENGLISH).lines().map(String::strip).toList();
        String message = String.join(", ", lines).replace(packageName + ".", "");
        return new CompileError(file, diagnostic.getLineNumber(), message.replaceAll("java\\.lang\\.(?=[A-Z])", ""));
    }

    /** A line each, of very many the first. */
    static List<String> shown(List<CompileError> errors) {
        if (errors.isEmpty()) {
            return List.of("javac gave up without saying where");
        }
        List<String> shown = new ArrayList<>(
                errors.stream().limit(SHOWN).map(CompileError::toString).toList());
        if (errors.size() > SHOWN) {
            shown.add("and " + (errors.size() - SHOWN) + " more");
        }
        return shown;
    }

    @Override
    public String toString() {
        return file + (line < 0 ? "" : ":" + line) + ": " + message;
    }
}
