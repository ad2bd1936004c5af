package workshop.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workshop.testkit.report.Step;

/**
 * What a page of the workshop says of one step, between its heading and the next.
 *
 * @param text the section without its hints
 * @param hints what it keeps folded away, in its order: a title line, an empty one, the text
 */
record ReadmeSection(String text, List<String> hints) {

    private static final Pattern HINT = Pattern.compile("(?s)<details>\\s*<summary>(.*?)</summary>(.*?)</details>\\s*");

    /** Reads it. Throws {@link Problem} if the page has no such section. */
    static ReadmeSection of(Path page, Step step) throws IOException {
        StringBuilder found = new StringBuilder();
        boolean inside = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("## ")) {
                inside = line.equals("## " + step.title());
            }
            if (inside) {
                found.append(line).append('\n');
            }
        }
        if (found.isEmpty()) {
            throw new Problem(page + " has no section \"" + step.title() + "\".");
        }
        List<String> hints = new ArrayList<>();
        Matcher hint = HINT.matcher(found);
        while (hint.find()) {
            hints.add(hint.group(1).strip() + "\n\n" + hint.group(2).strip() + "\n");
        }
        return new ReadmeSection(HINT.matcher(found).replaceAll("").strip() + "\n", hints);
    }
}
