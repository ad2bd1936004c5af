package workshop.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A learner's seat: a program in a pseudo-terminal, its keys, and what it shows. */
final class Seat implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLEAR = "\033[H\033[2J";

    private final PtyProcess process;
    private final StringBuffer shown = new StringBuffer();

    Seat(int columns, Map<String, String> environment, List<String> command) throws IOException {
        process = new PtyProcessBuilder(command.toArray(String[]::new))
                .setEnvironment(environment)
                .setInitialColumns(columns)
                .setInitialRows(50)
                .start();
        Thread reading = new Thread(this::read, "seat");
        reading.setDaemon(true);
        reading.start();
    }

    private void read() {
        try (Reader reader = new InputStreamReader(process.getInputStream(), UTF_8)) {
            char[] some = new char[4096];
            for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
                shown.append(some, 0, count);
            }
        } catch (IOException e) {
            // So a pseudo-terminal ends on Linux.
        }
    }

    void press(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(UTF_8));
        process.getOutputStream().flush();
    }

    void resize(int columns) {
        resize(columns, 50);
    }

    void resize(int columns, int rows) {
        process.setWinSize(new WinSize(columns, rows));
    }

    /** Everything since the start, with the terminal's own codes. */
    String everything() {
        return shown.toString();
    }

    /** What was shown since the screen was emptied last, as lines without colour. */
    String screen() {
        String all = shown.toString();
        return plain(all.substring(Math.max(0, all.lastIndexOf(CLEAR))));
    }

    private static String plain(String text) {
        return text.replaceAll("\033\\[[0-9;?]*[a-zA-Z]|\033[=>]", "").replace("\r", "");
    }

    /** Waits until the screen has all these texts, wherever its lines are broken. */
    void await(String... texts) {
        try {
            for (String text : texts) {
                Awaitility.await("the screen has '" + text + "'")
                        .atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> words(screen()).contains(words(text)));
            }
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + " The screen is:\n" + screen(), e);
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** The program and all that it has started. */
    List<ProcessHandle> family() {
        ProcessHandle program = ProcessHandle.of(process.pid()).orElseThrow();
        return Stream.concat(Stream.of(program), program.descendants()).toList();
    }

    /** Waits until it has ended by itself. Returns its exit code. */
    int awaitEnd() {
        Awaitility.await("the console ends").atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            family().forEach(ProcessHandle::destroyForcibly);
        }
    }
}
