package workshop.testkit.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import workshop.testkit.environment.Settings;

/**
 * The learner's screen: the process's own standard output, past whatever has replaced {@code System.out}. Characters that the screen
 * cannot show become plain ones.
 */
public final class Screen {

    private static final Charset CHARSET = charset();
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, CHARSET);

    private static final int NARROWEST_TERMINAL = 80;

    private static int passing; // characters of the line that the next one covers

    public static synchronized void print(String text) {
        printPassing("");
        OUT.println(showable(text, CHARSET));
    }

    /** A line that stays until something else is printed; for a terminal. */
    public static synchronized void printPassing(String text) {
        String line = text.substring(0, Math.min(text.length(), NARROWEST_TERMINAL - 1));
        OUT.print((passing == 0 ? "" : "\r" + " ".repeat(passing) + "\r") + showable(line, CHARSET));
        OUT.flush();
        passing = line.length();
    }

    /** The text, or if a screen with this character set cannot show it, the same with plain marks. */
    public static String showable(String text, Charset charset) {
        return charset.newEncoder().canEncode(text)
                ? text
                : text.replace('·', '-').replace('✔', '+').replace('✘', 'x').replace("→", "->");
    }

    /** Maven reads this process's output in its own default charset, and the build says which one that is. */
    private static Charset charset() {
        String name = Settings.ofThisJvm().charset();
        return name.isEmpty() || !Charset.isSupported(name) ? StandardCharsets.UTF_8 : Charset.forName(name);
    }

    private Screen() {}
}
