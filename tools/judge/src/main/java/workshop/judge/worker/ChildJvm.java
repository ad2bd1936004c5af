package workshop.judge.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workshop.judge.lesson.Limits;
import workshop.testkit.environment.BuildInfo;
import workshop.testkit.environment.Settings;

/** How a JVM is started in which answers run. */
public final class ChildJvm {

    /** The start of its command line, up to the class path. {@code folder} is its temp folder. */
    public static List<String> command(Settings settings, Limits limits, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + limits.heapMegabytes() + "m");
        command.addAll(BuildInfo.jvmFlags());
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-Dorg.slf4j.simpleLogger.logFile=" + folder.resolve("kafka.log"));
        settings.asProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        return command;
    }

    private ChildJvm() {}
}
