package workshop.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/** Whether this console is what its sources say. The launchers build it, and it tells them when they have to do so again. */
final class BuildFreshness {

    /** The exit code that has the launchers build and start again. */
    static final int OLDER_THAN_ITS_SOURCES = 75;

    /** Compares with the file that a launcher leaves behind after a build. */
    static boolean isOlderThanItsSources(Path root, Path built) throws IOException {
        FileTime then = Files.getLastModifiedTime(built);
        try (Stream<Path> sources = Stream.of("testkit", "judge", "console")
                .map(root.resolve("tools")::resolve)
                .flatMap(
                        tool -> Stream.concat(Stream.of(tool.resolve("pom.xml")), filesIn(tool.resolve("src/main"))))) {
            return Stream.concat(Stream.of(root.resolve("pom.xml")), sources).anyMatch(file -> isNewer(file, then));
        }
    }

    private static Stream<Path> filesIn(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewer(Path file, FileTime then) {
        try {
            return Files.getLastModifiedTime(file).compareTo(then) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private BuildFreshness() {}
}
