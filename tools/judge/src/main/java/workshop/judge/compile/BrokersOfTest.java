package workshop.judge.compile;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.function.IntConsumer;
import workshop.testkit.KafkaTest;

/** Tells how many brokers a test asks for with {@link KafkaTest} as soon as the compiler has parsed it, long before its class is there. */
final class BrokersOfTest implements TaskListener {

    private final String testFile;
    private final IntConsumer told;

    /** {@code testFile}: the name of the test's file. {@code told} gets the number, on the compiler's thread. */
    BrokersOfTest(String testFile, IntConsumer told) {
        this.testFile = testFile;
        this.told = told;
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.PARSE
                && StepCompiler.nameOf(event.getSourceFile()).equals(testFile)) {
            for (Tree type : event.getCompilationUnit().getTypeDecls()) {
                if (type instanceof ClassTree test) {
                    test.getModifiers().getAnnotations().forEach(this::look);
                }
            }
        }
    }

    private void look(AnnotationTree annotation) {
        if (annotation.getAnnotationType().toString().equals(KafkaTest.class.getSimpleName())) {
            told.accept(annotation.getArguments().stream()
                    .filter(argument -> argument instanceof AssignmentTree assigned
                            && assigned.getVariable().toString().equals("brokers")
                            && assigned.getExpression() instanceof LiteralTree)
                    .map(argument -> ((LiteralTree) ((AssignmentTree) argument).getExpression()).getValue())
                    .mapToInt(Integer.class::cast)
                    .findFirst()
                    .orElse(1));
        }
    }
}
