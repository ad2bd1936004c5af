import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds the console with Maven, for the launchers, as a program of one file: {@code java Build.java ROOT}. The exit code
 * is 0 if there is a console to start, otherwise 2.
 *
 * <p>Each build gets a folder of its own, {@code .built/000007}, so that no console loses the files on which it runs.
 * The folder is complete when the file {@code complete} is in it. Of several programs that start at once, the first
 * builds and the others wait for it. The lock ends with its process, however that ends.
 */
final class Build {

    private static final int CANNOT_BE_BUILT = 2;
    private static final int OLDEST_JAVA = 17;

    private final Path console;
    private final Path builds;

    public static void main(String[] args) throws InterruptedException {
        if (Runtime.version().feature() < OLDEST_JAVA) {
            fail("The console needs a JDK of version " + OLDEST_JAVA + " or newer, and this one is "
                    + Runtime.version().feature() + ": install a newer one, or correct JAVA_HOME and PATH.");
        }
        Build build = new Build(Path.of(args[0]).resolve("tools/console"));
        try {
            build.run();
        } catch (IOException e) {
            fail("The console cannot be built in " + build.builds + ", which has to be a folder that you may write to ("
                    + e + ").");
        }
    }

    private Build(Path console) {
        this.console = console;
        this.builds = console.resolve(".built");
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(builds);
        int before = newestComplete();
        try (FileChannel lock =
                FileChannel.open(builds.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                System.err.println("Waiting for another console, which is being built.");
                lock.lock();
                if (newestComplete() > before) {
                    return;
                }
            }
            Path folder = builds.resolve(String.format(Locale.ROOT, "%06d", newest(folders()) + 1));
            Instant start = Instant.now(); // what is saved from now on may not be in it
            maven(console.relativize(folder));
            Files.setLastModifiedTime(Files.createFile(folder.resolve("complete")), FileTime.from(start));
            for (Path old : folders()) {
                if (!old.equals(folder)) {
                    removeUnlessInUse(old);
                }
            }
        }
    }

    private int newestComplete() throws IOException {
        return newest(folders().stream()
                .filter(folder -> Files.exists(folder.resolve("complete")))
                .collect(Collectors.toList()));
    }

    private static int newest(List<Path> folders) {
        return folders.stream()
                .mapToInt(folder -> Integer.parseInt(folder.getFileName().toString()))
                .max()
                .orElse(0);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(builds)) {
            return all.filter(each -> each.getFileName().toString().matches("\\d{6}"))
                    .collect(Collectors.toList());
        }
    }

    /** A console holds a shared lock on {@code in-use}, and one that has just started looks for {@code complete}. */
    private static void removeUnlessInUse(Path folder) {
        Path inUse = folder.resolve("in-use");
        try (FileChannel channel = FileChannel.open(inUse, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                return;
            }
            Files.deleteIfExists(folder.resolve("complete"));
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(each -> !each.equals(inUse)).collect(Collectors.toList())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            return; // the next build tries again
        }
        try {
            Files.delete(inUse);
            Files.delete(folder);
        } catch (IOException e) {
            // The same.
        }
    }

    private void maven(Path folder) throws InterruptedException {
        System.err.println("Building the console; the first time takes a minute.");
        String mvn = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        List<String> command = Arrays.asList(
                mvn,
                "-B",
                "-q",
                "-Dstyle.color=never",
                "package",
                "-Dmaven.test.skip=true",
                "-Dconsole.build=" + folder,
                "-pl",
                "tools/console",
                "-am");
        try {
            int code = new ProcessBuilder(command)
                    .directory(console.getParent().getParent().toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                fail("The console could not be built, Maven says why."
                        + " mvn test -pl lesson-01-basic-send needs no console.");
            }
        } catch (IOException e) {
            fail("The console needs Maven to be built, and " + mvn + " is not there: install it, or correct PATH.");
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(CANNOT_BE_BUILT);
    }
}
