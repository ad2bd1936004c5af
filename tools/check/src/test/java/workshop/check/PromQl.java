package workshop.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an expression of Prometheus names. Not a parser: it knows as much of the language as alert rules need. */
final class PromQl {

    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    /** The metrics in the expression: all names that are no function, no label and no word of the language. */
    static Set<String> metricsIn(String expression) {
        String rest = expression
                .replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^\\]]*]", "")
                .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", "")
                .replaceAll("[a-zA-Z_][a-zA-Z0-9_]*\\s*\\(", "(")
                .replaceAll("\\b[0-9][0-9a-zA-Z.]*", "");
        Set<String> metrics = new TreeSet<>();
        Matcher names = NAME.matcher(rest);
        while (names.find()) {
            metrics.add(names.group());
        }
        metrics.removeAll(WORDS);
        return metrics;
    }

    /** The metrics in a scraped text (Prometheus text format 0.0.4). */
    static Set<String> metricsScraped(String text) {
        Set<String> metrics = new TreeSet<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher name = NAME.matcher(line);
            if (name.lookingAt()) {
                metrics.add(name.group());
            }
        });
        return metrics;
    }

    private PromQl() {}
}
