package workshop.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder in the temp directory, removed when it is closed. What cannot be removed then (Windows keeps open files) stays. */
record TempFolder(Path path) implements AutoCloseable {

    static TempFolder create() throws IOException {
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"))); // an answer may have removed it
        return new TempFolder(Files.createTempDirectory("workshop-judge-"));
    }

    @Override
    public void close() {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(path)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return;
        }
        for (Path each : deepestFirst) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                // Stays.
            }
        }
    }
}
