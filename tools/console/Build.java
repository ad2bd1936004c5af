import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/**
 * Builds the console with Maven, for the launchers, as a program of one file: {@code java tools/console/Build.java ROOT}. Of several that
 * start at once the first one builds and the others wait for it; the lock ends with its process, however that ends. The exit code is 0 if
 * there is a console to start, otherwise 2.
 */
final class Build {

    private static final int CANNOT_BE_BUILT = 2;

    public static void main(String[] args) throws InterruptedException {
        Path root = Path.of(args[0]);
        Path target = root.resolve("tools/console/target");
        Path built = target.resolve("built");
        try {
            Files.createDirectories(target);
            try (FileChannel file = FileChannel.open(
                    target.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (file.tryLock() == null) {
                    System.err.println("Waiting for another console, which is being built.");
                    file.lock();
                    if (Files.exists(built)) {
                        return;
                    }
                }
                FileTime start = FileTime.from(Instant.now()); // what is saved from now on may not be in it
                Files.deleteIfExists(built);
                build(root);
                Files.setLastModifiedTime(Files.createFile(built), start);
            }
        } catch (IOException e) {
            fail("The console cannot be built in " + target + ", which has to be a folder that you may write to (" + e
                    + ").");
        }
    }

    private static void build(Path root) throws InterruptedException {
        System.err.println("Building the console; the first time takes a minute.");
        String mvn = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        List<String> command = List.of(
                mvn,
                "-B",
                "-q",
                "-Dstyle.color=never",
                "package",
                "-Dmaven.test.skip=true",
                "-pl",
                "tools/console",
                "-am");
        try {
            int code = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                fail(
                        "The console could not be built, Maven says why. mvn test -pl lesson-01-basic-send needs no console.");
            }
        } catch (IOException e) {
            fail("The console needs Maven to be built, and " + mvn + " is not there: install it, or correct PATH.");
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(CANNOT_BE_BUILT);
    }

    private Build() {}
}
