package workshop.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder in the temp directory, named for its process. What a dead process left behind goes when the next of its kind is created. */
public record TempFolder(Path path) implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    /** {@code kind}: how its name begins, such as {@code workshop-judge-}. Throws {@link IOException} if there can be none. */
    public static TempFolder create(String kind) throws IOException {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> folders = Files.list(temp)) {
            folders.filter(folder -> isAbandoned(folder.getFileName().toString(), kind))
                    .forEach(TempFolder::delete);
        }
        return new TempFolder(
                Files.createTempDirectory(temp, kind + ProcessHandle.current().pid() + "-"));
    }

    private static boolean isAbandoned(String name, String kind) {
        return name.matches(kind + "\\d{1,18}-.+")
                && ProcessHandle.of(Long.parseLong(name.substring(kind.length()).split("-")[0]))
                        .isEmpty();
    }

    /** Removes it with all that is in it, also while somebody writes to it. What Windows won't let go of is removed later. */
    @Override
    public void close() {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
            delete(path);
        }
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
                // Left for a later start.
            }
        }
    }
}
