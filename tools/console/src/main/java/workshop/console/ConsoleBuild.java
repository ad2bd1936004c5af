package workshop.console;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import workshop.testkit.environment.Settings;

/**
 * The folder with the build of the console that runs. {@code Build.java} makes a new one for each build and removes the
 * old ones that nobody uses. A lock says that this one is in use; it ends with the process.
 */
final class ConsoleBuild implements AutoCloseable {

    /** The exit code at which the launchers make a new build and start it. */
    static final int MAKE_IT_AGAIN = 75;

    private final Settings settings;
    private final FileChannel lock; // null if there can be none

    /** Uses it until {@link #close}. */
    ConsoleBuild(Settings settings) {
        this.settings = settings;
        this.lock = settings.built().map(ConsoleBuild::lock).orElse(null);
    }

    private static FileChannel lock(Path folder) {
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve("in-use"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            channel.lock(0, Long.MAX_VALUE, true);
            return channel;
        } catch (IOException e) {
            return null; // then nobody can remove the folder either
        }
    }

    /** Whether a source has changed since the build, or somebody is removing it. No, if the launcher does not ask. */
    boolean isToBeMadeAgain() {
        return settings.rebuild() && settings.built().filter(this::isOutOfDate).isPresent();
    }

    private boolean isOutOfDate(Path folder) {
        long started = folder.resolve("complete").toFile().lastModified();
        long now = System.currentTimeMillis(); // the clock may have been wrong at a save
        return started == 0
                || Stream.of("pom.xml", "tools/testkit", "tools/judge", "tools/console")
                        .map(settings.root()::resolve)
                        .flatMap(ConsoleBuild::sources)
                        .mapToLong(file -> file.toFile().lastModified())
                        .anyMatch(time -> time > started && time <= now);
    }

    private static Stream<Path> sources(Path file) {
        Path pom = file.resolve("pom.xml");
        try {
            return Files.exists(pom)
                    ? Stream.concat(Stream.of(pom), Files.walk(file.resolve("src/main")))
                    : Stream.of(file);
        } catch (IOException e) {
            return Stream.of(pom); // it cannot be built, either
        }
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }
}
