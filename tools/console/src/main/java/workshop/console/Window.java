package workshop.console;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import workshop.testkit.report.Screen;

/** The learner's screen and keys. Without a terminal: plain text, and the characters of the standard input as keys. */
final class Window implements AutoCloseable {

    /** What {@link #readKeys} says at the end. */
    static final int NO_MORE_KEYS = -1;

    private static final int WIDTH_WITHOUT_TERMINAL = 100;
    private static final int NARROWEST = 20;
    private static final int FEWEST_ROWS = 5;
    private static final int ESCAPE = 27;
    private static final long REST_OF_KEY_MILLIS = 20;
    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private static final String GREEN = "\033[32m";
    private static final String RED = "\033[31m";
    private static final String BOLD = "\033[1m";
    private static final String FAINT = "\033[2m";
    private static final String PLAIN = "\033[0m";

    private final Terminal terminal; // null if there is none
    private final boolean ansi;
    private final List<String> lines = new ArrayList<>(); // since the last flush
    private boolean clear;
    private boolean faint;
    private int top; // the first line shown of what is too long for the window
    private int page; // how many were shown of it

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

    /** How many characters fit into a line. */
    int width() {
        return terminal == null || terminal.getWidth() <= 0
                ? WIDTH_WITHOUT_TERMINAL
                : Math.max(NARROWEST, terminal.getWidth());
    }

    /** Empties the screen with the next flush, unless it cannot or may not be. */
    void clear() {
        clear = ansi;
    }

    /** Whether what is shown from now on is out of date. */
    void faint(boolean outOfDate) {
        faint = outOfDate;
    }

    /** Shows what is too long for the window from its start again. */
    void toTop() {
        top = 0;
    }

    /** Shows the next part of it, and after the last the first. */
    void scroll() {
        top += page;
    }

    /** Shows a text of the console or the testkit. */
    void text(String text) {
        show(Layout.text(text, width()));
    }

    /** Shows a page in Markdown. */
    void page(String markdown) {
        show(Layout.page(markdown, width()));
    }

    private void show(List<String> more) {
        if (terminal == null) {
            more.forEach(Screen::print);
        } else {
            more.forEach(line -> lines.add(ansi ? painted(line) : line));
        }
    }

    /** Makes what was shown since the last call appear, at once and as a whole. */
    void flush() {
        flush("");
    }

    /** The same above a text that stays at the bottom of the window. */
    void flush(String bottom) {
        List<String> foot = Layout.text(bottom, width());
        if (terminal == null) {
            foot.forEach(Screen::print);
            return;
        }
        if (clear) {
            terminal.puts(Capability.clear_screen);
        }
        StringBuilder all = new StringBuilder();
        (clear ? part(terminal.getHeight() - 1 - foot.size()) : lines)
                .forEach(line -> all.append(line).append('\n'));
        foot.forEach(line -> all.append(line).append('\n'));
        terminal.writer().print(Screen.showable(all.toString(), terminal.encoding()));
        terminal.flush();
        lines.clear();
        clear = false;
    }

    /** As many of the lines as there are rows for, and one that says what is missing. */
    private List<String> part(int rows) {
        if (rows < FEWEST_ROWS || lines.stream().mapToInt(this::rows).sum() <= rows) {
            return lines;
        }
        top = top < lines.size() ? top : 0;
        int free = rows - 2 - rows(lines.get(top));
        int end = top + 1;
        while (end < lines.size() && rows(lines.get(end)) <= free) {
            free -= rows(lines.get(end));
            end++;
        }
        page = end - top;
        List<String> part = new ArrayList<>(lines.subList(top, end));
        part.add(
                end < lines.size()
                        ? "… " + (lines.size() - end) + " more lines: space goes on"
                        : "… space goes back up");
        part.add("");
        return part;
    }

    /** A word that is longer than the window goes on in the next row. */
    private int rows(String line) {
        return Math.max(1, (line.replaceAll("\033\\[\\d+m", "").length() + width() - 1) / width());
    }

    private String painted(String line) {
        if (faint && !line.isEmpty()) {
            return FAINT + line + PLAIN;
        }
        if (line.matches("  (\\d+\\.\\d+  )?[✔+] .*")) {
            return GREEN + line + PLAIN;
        }
        if (line.matches("  (\\d+\\.\\d+  )?[✘-] .*")) {
            return RED + line + PLAIN;
        }
        return line.matches("(Lesson|Step) \\d+ · .*|Hint \\d+ · .*") ? BOLD + line + PLAIN : line;
    }

    /** Calls {@code resized} whenever the terminal has another size, and {@code interrupted} on Ctrl-C. */
    void onSignals(Runnable resized, Runnable interrupted) {
        if (terminal != null) {
            terminal.handle(Signal.WINCH, signal -> resized.run());
            terminal.handle(Signal.INT, signal -> interrupted.run());
        }
    }

    /** Hands on each character that is typed, and then {@link #NO_MORE_KEYS}. Does not return before. */
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
        pressed.accept(NO_MORE_KEYS);
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
