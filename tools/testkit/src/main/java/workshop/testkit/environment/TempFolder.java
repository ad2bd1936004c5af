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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder in the temp directory for as long as this process lives. A lock on a file in it ends with the process,
 * however that ends: a folder of the same kind and the same owner that nobody locks any more goes when the next one is
 * created.
 */
public final class TempFolder implements AutoCloseable {

    private static final String LOCK = "in-use";
    private static final int ATTEMPTS = 5;

    /** This JVM's own. It may not look at their locks: POSIX ends a lock when its process closes the file anywhere. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    /** {@code kind} begins its name: {@code workshop-judge-}. Throws {@link IOException} if there can be none. */
    public static TempFolder create(String kind) throws IOException {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        TempFolder folder = new TempFolder(Files.createTempDirectory(temp, kind));
        UserPrincipal owner = Files.getOwner(folder.path);
        try (Stream<Path> all = Files.list(temp)) {
            all.filter(other -> other.getFileName().toString().startsWith(kind) && !HELD.contains(other))
                    .filter(other -> isAbandoned(other, owner))
                    .forEach(TempFolder::delete);
        }
        return folder;
    }

    /** The file gets its name once it is locked: until then, another process could lock it and remove the folder. */
    private TempFolder(Path path) throws IOException {
        this.path = path;
        HELD.add(path);
        Path file = path.resolve("new");
        lock = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Files.move(file, path.resolve(LOCK));
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
            return false; // another thread looks at it
        }
    }

    /** Removes it with all that is in it, also while somebody writes. What Windows won't let go of is removed later. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock ends with the process then.
        }
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
            delete(path);
        }
        HELD.remove(path);
    }

    /** The lock's file goes last: a folder without it is one that somebody has just created, and stays for ever. */
    private static void delete(Path folder) {
        Path file = folder.resolve(LOCK);
        if (deleteContent(folder, file) && deleteOne(file)) {
            deleteOne(folder);
        }
    }

    private static boolean deleteContent(Path folder, Path lockFile) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(each -> !each.equals(folder) && !each.equals(lockFile))
                    .sorted(Comparator.reverseOrder())
                    .map(TempFolder::deleteOne)
                    .reduce(true, Boolean::logicalAnd);
        } catch (IOException | UncheckedIOException e) {
            return false; // somebody else is removing it
        }
    }

    /** Returns false if it is left for a later start. */
    private static boolean deleteOne(Path path) {
        try {
            Files.deleteIfExists(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
