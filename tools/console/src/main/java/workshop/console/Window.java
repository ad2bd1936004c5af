package workshop.console;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.function.IntConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import workshop.testkit.report.Screen;

/** The learner's screen and keys: a terminal if there is one; otherwise plain text, and keys as the characters of the standard input. */
final class Window implements AutoCloseable {

    private static final int WIDTH_WITHOUT_TERMINAL = 100;
    private static final int NARROWEST = 20;
    private static final int ESCAPE = 27;
    private static final long REST_OF_KEY_MILLIS = 20;
    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private static final String GREEN = "\033[32m";
    private static final String RED = "\033[31m";
    private static final String BOLD = "\033[1m";
    private static final String PLAIN = "\033[0m";

    private final Terminal terminal; // null if there is none
    private final boolean ansi;

    private Window(Terminal terminal) {
        this.terminal = terminal;
        this.ansi = terminal != null
                && !terminal.getType().startsWith(Terminal.TYPE_DUMB)
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    }

    static Window open() {
        try {
            return new Window(TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .dumb(false)
                    .graphemeCluster(false) // or it asks the terminal about itself, in codes that NO_COLOR forbids
                    .build());
        } catch (IOException | IllegalStateException e) {
            return new Window(null);
        }
    }

    boolean isTerminal() {
        return terminal != null;
    }

    private int width() {
        return terminal == null || terminal.getWidth() <= 0
                ? WIDTH_WITHOUT_TERMINAL
                : Math.max(NARROWEST, terminal.getWidth());
    }

    /** Empties the screen, unless it cannot or may not be. */
    void clear() {
        if (ansi) {
            terminal.puts(Capability.clear_screen);
        }
    }

    /** Shows a text of the console or the testkit. */
    void text(String text) {
        show(Layout.text(text, width()));
    }

    /** Shows a page in Markdown. */
    void page(String markdown) {
        show(Layout.page(markdown, width()));
    }

    private void show(List<String> lines) {
        if (terminal == null) {
            lines.forEach(Screen::print);
            return;
        }
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(ansi ? painted(line) : line).append('\n'));
        terminal.writer().print(Screen.showable(all.toString(), terminal.encoding()));
    }

    /** Makes what was shown since the last call appear, at once and as a whole. */
    void flush() {
        if (terminal != null) {
            terminal.flush();
        }
    }

    private static String painted(String line) {
        if (line.matches("  (\\d+\\.\\d+  )?[✔+] .*")) {
            return GREEN + line + PLAIN;
        }
        if (line.matches("  (\\d+\\.\\d+  )?[✘-] .*")) {
            return RED + line + PLAIN;
        }
        return line.startsWith("#") || line.startsWith("Lesson ") ? BOLD + line + PLAIN : line;
    }

    /** Calls {@code resized} whenever the terminal has another size, and {@code interrupted} on Ctrl-C. */
    void onSignals(Runnable resized, Runnable interrupted) {
        if (terminal != null) {
            terminal.handle(Signal.WINCH, signal -> resized.run());
            terminal.handle(Signal.INT, signal -> interrupted.run());
        }
    }

    /** Hands on each character that is typed, and −1 when there will be no more. Does not come back before. */
    void readKeys(IntConsumer pressed) {
        try {
            if (terminal == null) {
                readCharacters(new InputStreamReader(System.in), pressed);
            } else {
                readKeysOfTerminal(pressed);
            }
        } catch (IOException | RuntimeException | Error e) {
            // JLine tells the end by an IOError, an EndOfFileException and others.
        }
        pressed.accept(-1);
    }

    private static void readCharacters(Reader in, IntConsumer pressed) throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            pressed.accept(c);
        }
    }

    private void readKeysOfTerminal(IntConsumer pressed) throws IOException {
        terminal.enterRawMode();
        NonBlockingReader keys = terminal.reader();
        int key = NonBlockingReader.READ_EXPIRED;
        while (key != NonBlockingReader.EOF) {
            key = keys.read(LOOK_AGAIN_MILLIS); // without a limit JLine holds a lock that close() needs
            if (key == ESCAPE) {
                while (keys.peek(REST_OF_KEY_MILLIS) >= 0) { // an arrow or F3 is no row of letters
                    keys.read(REST_OF_KEY_MILLIS);
                }
            } else if (key >= 0) {
                pressed.accept(key);
            }
        }
    }

    @Override
    public void close() {
        flush();
        if (terminal != null) {
            try {
                terminal.close();
            } catch (IOException e) {
                // The process ends anyway.
            }
        }
    }
}
