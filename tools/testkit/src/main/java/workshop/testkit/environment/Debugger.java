package workshop.testkit.environment;

import java.lang.management.ManagementFactory;

/** Whether somebody steps through this JVM; then no clock may cut in. */
public final class Debugger {

    private static final boolean ATTACHED = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));

    public static boolean isAttached() {
        return ATTACHED;
    }

    private Debugger() {}
}
