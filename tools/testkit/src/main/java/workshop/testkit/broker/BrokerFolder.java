package workshop.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A broker's folder in the temp directory, named after this process. A process that was killed leaves its folder behind; the next start
 * removes it.
 */
record BrokerFolder(Path path) {

    private static final String PREFIX = "workshop-kafka-";
    private static final int ATTEMPTS = 5;
    private static final long NEEDED_BYTES = 64L * 1024 * 1024;

    static BrokerFolder create() throws IOException {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            removeAbandoned(temp);
            if (Files.getFileStore(temp).getUsableSpace() < NEEDED_BYTES) {
                throw new IOException("it has less than " + NEEDED_BYTES / 1024 / 1024 + " MB left");
            }
            return new BrokerFolder(Files.createTempDirectory(
                    temp, PREFIX + ProcessHandle.current().pid() + "-"));
        } catch (IOException e) {
            throw new IOException(
                    "The broker needs a folder in the temp directory " + temp + ", and cannot have it (" + reason(e)
                            + "): free some space, or name another one in the environment: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=…",
                    e);
        }
    }

    /** Removes the folder, also while a broker writes to it. What Windows won't let go of is removed by a later start. */
    void delete() {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
            delete(path);
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "it does not exist" : e.getMessage();
    }

    private static void removeAbandoned(Path temp) throws IOException {
        try (Stream<Path> folders = Files.list(temp)) {
            folders.filter(BrokerFolder::isAbandoned).forEach(BrokerFolder::delete);
        }
    }

    private static boolean isAbandoned(Path folder) {
        String[] parts = folder.getFileName().toString().split("-");
        return folder.getFileName().toString().matches(PREFIX + "\\d{1,18}-.+")
                && ProcessHandle.of(Long.parseLong(parts[2])).isEmpty();
    }

    private static void delete(Path folder) {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return; // somebody else is removing it
        }
        for (Path path : deepestFirst) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // Left for a later start.
            }
        }
    }
}
