package workshop.console;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Waits for a learner to save: looks at the Java files over and over. That works on every file system. The system's own
 * notices do not come from network drives and from the Windows drives of WSL, and a system has only so many of them.
 *
 * <p>A file is saved when its time or its size has changed. Some file systems count in steps of two seconds, so the
 * content counts as well, but only of the open file, on which the learner works.
 */
final class SavePoller implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;
    private static final long ALL_FILES_MILLIS = 60;

    /** An editor may write a file in several goes. */
    private static final long QUIET_MILLIS = 10;

    /** On a slow drive, looking at all files takes no more than this part of the time. */
    private static final int ONE_IN = 10;

    private final List<Path> folders;
    private final Supplier<Path> openFile;
    private final Thread thread;

    private Map<Path, Version> known;
    private long nextLookAtAll; // nanos

    /**
     * Starts to wait.
     *
     * @param openFile the file on which the learner works
     * @param saved is called on another thread with all files that were saved together, once nobody writes to them
     */
    SavePoller(List<Path> folders, Supplier<Path> openFile, Consumer<List<Path>> saved) {
        this.folders = folders;
        this.openFile = openFile;
        this.known = lookAtAll();
        this.thread = new Thread(() -> poll(saved), "console: saves");
        thread.setDaemon(true);
        thread.start();
    }

    private void poll(Consumer<List<Path>> saved) {
        Set<Path> written = new TreeSet<>();
        try {
            while (true) {
                Thread.sleep(written.isEmpty() ? PAUSE_MILLIS : QUIET_MILLIS);
                if (openFileHasChanged() || !written.isEmpty() || System.nanoTime() >= nextLookAtAll) {
                    Set<Path> changes = changes();
                    written.addAll(changes);
                    if (changes.isEmpty() && !written.isEmpty()) {
                        saved.accept(List.copyOf(written));
                        written.clear();
                    }
                }
            }
        } catch (InterruptedException e) {
            // Nobody waits for a save any more.
        }
    }

    private boolean openFileHasChanged() {
        Path file = openFile.get();
        Version version = version(file, false);
        return version != null && version.isNewAfter(known.get(file));
    }

    /** The files that are new or have changed since the last call. */
    private Set<Path> changes() {
        Map<Path, Version> before = known;
        known = lookAtAll();
        Set<Path> changes = new TreeSet<>(known.keySet());
        changes.removeIf(file -> !known.get(file).isNewAfter(before.get(file)));
        return changes;
    }

    private Map<Path, Version> lookAtAll() {
        long start = System.nanoTime();
        Path open = openFile.get();
        Map<Path, Version> versions = new HashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(SavePoller::isSource)
                        .forEach(file -> versions.computeIfAbsent(file, each -> version(each, each.equals(open))));
            } catch (IOException | UncheckedIOException e) {
                // Somebody has removed the folder, and may bring it back.
            }
        }
        long end = System.nanoTime();
        nextLookAtAll = end + Math.max(MILLISECONDS.toNanos(ALL_FILES_MILLIS), (end - start) * (ONE_IN - 1));
        return versions;
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.startsWith("."); // an editor's own file may start with a dot
    }

    /** Null if there is no such file. */
    private static Version version(Path file, boolean isOpen) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            ByteBuffer content = isOpen ? ByteBuffer.wrap(Files.readAllBytes(file)) : null;
            return attributes.isRegularFile()
                    ? new Version(attributes.lastModifiedTime(), attributes.size(), content)
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** A file at one look. {@code content} is null if it was not the open file. */
    private record Version(FileTime time, long size, ByteBuffer content) {

        boolean isNewAfter(Version before) {
            return before == null
                    || !time.equals(before.time)
                    || size != before.size
                    || content != null && before.content != null && !content.equals(before.content);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
