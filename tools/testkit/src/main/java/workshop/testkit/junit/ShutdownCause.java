package workshop.testkit.junit;

import java.util.Arrays;
import java.util.Set;

/** Who has ended this JVM: during the shutdown, that thread waits in {@code Shutdown.exit} for the hooks. */
final class ShutdownCause {

    private static final String SHUTDOWN = "java.lang.Shutdown";
    private static final Set<String> WAYS_TO_EXIT = Set.of(SHUTDOWN, "java.lang.Runtime", "java.lang.System");
    private static final String SIGNAL_HANDLER = "java.lang.Terminator";
    private static final String SUREFIRE = "org.apache.maven.surefire.";

    /** Whether it is a signal, such as Ctrl-C, or Surefire, which does so when Maven has ended. */
    static boolean isOutsideOfTheTests() {
        return Thread.getAllStackTraces().values().stream().anyMatch(ShutdownCause::isOutside);
    }

    private static boolean isOutside(StackTraceElement[] trace) {
        return Arrays.stream(trace)
                .map(StackTraceElement::getClassName)
                .dropWhile(name -> !name.equals(SHUTDOWN))
                .filter(name -> !WAYS_TO_EXIT.contains(name))
                .findFirst()
                .filter(name -> name.startsWith(SIGNAL_HANDLER) || name.startsWith(SUREFIRE))
                .isPresent();
    }

    private ShutdownCause() {}
}
