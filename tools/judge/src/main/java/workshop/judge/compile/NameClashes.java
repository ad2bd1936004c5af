package workshop.judge.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import workshop.judge.lesson.Lesson;

/**
 * Finds the types that an answer declares under a name which the lesson's sources use for another: javac would take the answer's for the
 * lesson's own, whatever file it is in, and for one of {@code java.lang}.
 */
final class NameClashes implements TaskListener {

    private final SourcePositions positions;
    private final Map<String, Path> trusted; // by the name of the file
    private final List<CompileError> found = new ArrayList<>();

    NameClashes(JavacTask task, Lesson lesson) throws IOException {
        positions = Trees.instance(task).getSourcePositions();
        trusted = lesson.trustedSources();
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.PARSE
                && !trusted.containsKey(StepCompiler.nameOf(event.getSourceFile()))) {
            CompilationUnitTree unit = event.getCompilationUnit();
            for (Tree declared : unit.getTypeDecls()) {
                if (declared instanceof ClassTree type) {
                    look(unit, type);
                }
            }
        }
    }

    private void look(CompilationUnitTree unit, ClassTree type) {
        String name = type.getSimpleName().toString();
        if (trusted.containsKey(name + ".java") || isOfJavaLang(name) && isUsed(name)) {
            found.add(new CompileError(
                    StepCompiler.nameOf(unit.getSourceFile()),
                    unit.getLineMap().getLineNumber(positions.getStartPosition(unit, type)),
                    "the lesson's tests mean another " + name + ": give yours another name"));
        }
    }

    private static boolean isOfJavaLang(String name) {
        return Object.class.getResource(name + ".class") != null;
    }

    private boolean isUsed(String name) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
        return trusted.values().stream().anyMatch(file -> {
            try {
                return word.matcher(Files.readString(file)).find();
            } catch (IOException e) {
                return true;
            }
        });
    }

    /** One for each such type. */
    List<CompileError> found() {
        return found;
    }
}
