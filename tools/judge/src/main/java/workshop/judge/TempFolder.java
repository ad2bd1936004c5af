package workshop.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in the temp directory, named after this process, and removed when it is closed. What a process that was killed has left is
 * removed by the next one.
 */
record TempFolder(Path path) implements AutoCloseable {

    private static final String PREFIX = "workshop-judge-";

    static TempFolder create() throws IOException {
        Path temp =
                Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"))); // an answer may have removed it
        try (Stream<Path> folders = Files.list(temp)) {
            folders.filter(TempFolder::isAbandoned).forEach(TempFolder::delete);
        }
        return new TempFolder(
                Files.createTempDirectory(temp, PREFIX + ProcessHandle.current().pid() + "-"));
    }

    private static boolean isAbandoned(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches(PREFIX + "\\d{1,18}-.+")
                && ProcessHandle.of(Long.parseLong(name.split("-")[2])).isEmpty();
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void delete(Path folder) {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return; // somebody else is removing it
        }
        for (Path each : deepestFirst) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                // Stays: Windows keeps open files.
            }
        }
    }
}
