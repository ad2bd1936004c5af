package workshop.console;

import io.methvin.watcher.DirectoryChangeEvent.EventType;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.hashing.FileHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Tells of each Java file that is saved in some folders. */
final class SaveWatcher implements AutoCloseable {

    private static final Set<EventType> WRITTEN = Set.of(EventType.CREATE, EventType.MODIFY);

    private final DirectoryWatcher watcher;

    /** Watches from now on, and calls {@code saved} on a thread of its own, and {@code failed} if the system lets nobody watch. */
    SaveWatcher(List<Path> folders, Consumer<Path> saved, Runnable failed) throws IOException {
        watcher = DirectoryWatcher.builder()
                .paths(folders)
                .fileHasher(FileHasher.LAST_MODIFIED_TIME) // saving again what was there is a save
                .listener(event -> {
                    if (WRITTEN.contains(event.eventType())
                            && event.path().toString().endsWith(".java")) {
                        saved.accept(event.path());
                    }
                })
                .build();
        watcher.watchAsync().exceptionally(problem -> {
            failed.run();
            return null;
        });
    }

    @Override
    public void close() throws IOException {
        watcher.close();
    }
}
