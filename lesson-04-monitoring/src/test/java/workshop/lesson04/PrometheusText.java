package workshop.lesson04;

import java.util.List;
import java.util.regex.Pattern;

/** What Prometheus reads when it scrapes, in its text format: a line is a sample or a comment. */
record PrometheusText(String text) {

    private static final Pattern SAMPLE = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*"
            + "(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"[^\"]*\",?)*})?"
            + " (NaN|[+-]?Inf|[-+0-9.eE]+)");

    List<String> lines() {
        return text.lines().toList();
    }

    /** The samples of this name that have the client id as a label and this value. */
    List<String> samples(String name, String clientId, String value) {
        Pattern sample = Pattern.compile(name + "\\{[^}]*client_id=\"" + clientId + "\"[^}]*} " + Pattern.quote(value));
        return lines().stream().filter(sample.asMatchPredicate()).toList();
    }

    /** The lines that are neither. */
    List<String> unreadable() {
        return lines().stream()
                .filter(line -> !line.startsWith("#") && !SAMPLE.matcher(line).matches())
                .toList();
    }
}
