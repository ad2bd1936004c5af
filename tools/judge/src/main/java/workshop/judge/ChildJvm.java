package workshop.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a JVM is started in which answers run. */
final class ChildJvm {

    /** The start of its command line, up to the class path. {@code folder} is its temp folder. */
    static List<String> command(Limits limits, Path folder) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // As the root pom has it: the same on every machine.
                "-Duser.language=en",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1",
                "-Djava.io.tmpdir=" + folder,
                "-Dorg.slf4j.simpleLogger.logFile=" + folder.resolve("kafka.log"),
                // What folders of its own would hide: where a path starts, and what outlives it.
                "-Dworkshop.here=" + System.getProperty("workshop.here", System.getProperty("user.dir")),
                "-Dworkshop.notes=" + System.getProperty("java.io.tmpdir")));
    }

    private ChildJvm() {}
}
