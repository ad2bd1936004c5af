package workshop.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks text into the lines of a screen. */
final class Layout {

    /** The start of a line: a label, the mark of a list, or the indent. What is too long goes on below its end. */
    private static final Pattern START = Pattern.compile("^ {2}[a-z]+(?: [a-z]+)? {2,}|^ *(?:[-*] |\\d+\\. )?");

    private static final Pattern LINK = Pattern.compile("\\[([^\\]\n]*)]\\([^)\n]*\\)");

    /** The lines of a text, none longer than {@code width} unless a single word is. */
    static List<String> text(String text, int width) {
        return text.lines().flatMap(line -> broken(line, width).stream()).toList();
    }

    /** The lines of a page in Markdown, whose paragraphs are filled anew. */
    static List<String> page(String markdown, int width) {
        List<String> lines = new ArrayList<>();
        boolean code = false;
        boolean paragraph = false;
        for (String line : LINK.matcher(markdown)
                .replaceAll("$1")
                .replace("**", "")
                .lines()
                .toList()) {
            if (line.startsWith("```")) {
                code = !code;
                paragraph = false;
                continue;
            }
            boolean own = code || line.isBlank() || line.matches("(\\||#|[-*] |\\d+\\. ).*");
            if (paragraph && !own) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + line.strip());
            } else {
                lines.add(code ? line : line.replaceFirst("^#+ ", ""));
            }
            paragraph = !code && !line.isBlank() && !line.matches("(\\||#).*");
        }
        return lines.stream().flatMap(line -> broken(line, width).stream()).toList();
    }

    private static List<String> broken(String given, int width) {
        String line = given.replace("\t", "    ").replaceAll("\\p{Cc}", " "); // a terminal takes them for commands
        if (line.length() <= width || line.startsWith("|")) {
            return List.of(line);
        }
        Matcher start = START.matcher(line);
        int indent = start.find() ? start.end() : 0;
        String under = " ".repeat(Math.min(indent, width / 2));
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder(line.substring(0, indent));
        boolean empty = true;
        for (String word : line.substring(indent).split(" ")) {
            if (!empty && current.length() + 1 + word.length() > width) {
                lines.add(current.toString());
                current = new StringBuilder(under);
                empty = true;
            }
            current.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(current.toString());
        return lines;
    }

    private Layout() {}
}
