package workshop.testkit.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in the temp directory for as long as this process lives. A lock on a file in it ends with the process, however that ends: a
 * folder of the same kind and the same owner that nobody locks any more goes when the next one is created.
 */
public final class TempFolder implements AutoCloseable {

    private static final String LOCK = "in-use";
    private static final int ATTEMPTS = 5;

    private final Path path;
    private final FileChannel lock;

    /** {@code kind}: how its name begins, such as {@code workshop-judge-}. Throws {@link IOException} if there can be none. */
    public static TempFolder create(String kind) throws IOException {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        TempFolder folder = new TempFolder(Files.createTempDirectory(temp, kind));
        UserPrincipal owner = Files.getOwner(folder.path);
        try (Stream<Path> all = Files.list(temp)) {
            all.filter(other -> other.getFileName().toString().startsWith(kind) && !other.equals(folder.path))
                    .filter(other -> isAbandoned(other, owner))
                    .forEach(TempFolder::delete);
        }
        return folder;
    }

    private TempFolder(Path path) throws IOException {
        this.path = path;
        lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
    }

    public Path path() {
        return path;
    }

    /** A link is nobody's folder, and somebody else's is left alone: only its owner can put another in its place. */
    private static boolean isAbandoned(Path folder, UserPrincipal owner) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)
                    && isUnlocked(folder.resolve(LOCK));
        } catch (IOException e) {
            return false; // somebody else is removing it, or has just created it
        }
    }

    private static boolean isUnlocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process has it
        }
    }

    /** Removes it with all that is in it, also while somebody writes to it. What Windows won't let go of is removed later. */
    @Override
    public void close() {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
            deleteContent(path);
            try {
                lock.close();
            } catch (IOException e) {
                // The lock ends with the process then.
            }
            delete(path);
        }
    }

    /** The lock's file goes last: a folder without it is one that somebody has just created. */
    private static void delete(Path folder) {
        deleteContent(folder);
        for (Path each : List.of(folder.resolve(LOCK), folder)) {
            deleteOne(each);
        }
    }

    private static void deleteContent(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(each -> !each.equals(folder) && !each.equals(folder.resolve(LOCK)))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .forEach(TempFolder::deleteOne);
        } catch (IOException | UncheckedIOException e) {
            // Somebody else is removing it.
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Left for a later start.
        }
    }
}
