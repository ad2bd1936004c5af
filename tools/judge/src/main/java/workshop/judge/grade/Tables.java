package workshop.judge.grade;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workshop.testkit.report.FailureTextLayout;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

/** Results as somebody reads them: a class at a glance, and one submission with what its learner has to know. */
final class Tables {

    /** A line a submission, in which a step is one character. */
    static String ofClass(List<Result> results) {
        int width = results.stream()
                .mapToInt(result -> result.name().length())
                .max()
                .orElse(0);
        String format = "%-" + Math.max(10, width) + "s  %s  %8s\n";
        StringBuilder table = new StringBuilder();
        table.append(String.format(format, "submission", header(results.get(0)), "points"));
        for (Result result : results) {
            table.append(String.format(
                    format,
                    result.name(),
                    marks(result),
                    result.points() + " of " + result.verdicts().size()));
        }
        table.append("\n").append(legend()).append("\n");
        return table.toString();
    }

    /** A line a step, then the texts of those that are not done. */
    static String ofOne(Result result) {
        StringBuilder table = new StringBuilder();
        table.append(result.name()).append(": ").append(result.points()).append(" of ");
        table.append(result.verdicts().size()).append(" steps\n");
        byLesson(result).forEach((lesson, verdicts) -> {
            table.append("\n").append(lesson).append("\n");
            verdicts.forEach(verdict -> table.append(String.format(
                    "  %s %-28s %s\n",
                    mark(verdict.state()),
                    verdict.step().title(),
                    verdict.state().label())));
        });
        result.verdicts().stream()
                .filter(verdict -> !verdict.passed() && verdict.state() != State.NOT_WRITTEN)
                .forEach(verdict -> table.append("\n").append(text(verdict)).append("\n"));
        return table.toString();
    }

    /** What was brought in vain; empty if nothing was. */
    static String ofNotes(List<Result> results) {
        return results.stream()
                .filter(result -> !result.notes().isEmpty())
                .map(result -> "\nnoted of " + result.name() + "\n  " + String.join("\n  ", result.notes()) + "\n")
                .collect(joining());
    }

    private static String text(Verdict verdict) {
        String text = SafeText.text(verdict.textAt(FailureTextLayout.WIDTH)).stripTrailing();
        String title = verdict.step().title();
        return "-- " + verdict.step().lesson() + "\n" + (text.startsWith(title) ? text : title + "\n\n  " + text);
    }

    private static Map<String, List<Verdict>> byLesson(Result result) {
        return result.verdicts().stream()
                .collect(groupingBy(verdict -> verdict.step().lesson(), LinkedHashMap::new, toList()));
    }

    private static String header(Result result) {
        List<String> columns = new ArrayList<>();
        byLesson(result)
                .forEach((lesson, verdicts) ->
                        columns.add(padded(lesson.replaceFirst("lesson-(\\d+).*", "$1"), verdicts.size())));
        return String.join("  ", columns);
    }

    private static String marks(Result result) {
        List<String> columns = new ArrayList<>();
        byLesson(result)
                .forEach((lesson, verdicts) -> columns.add(padded(
                        verdicts.stream().map(verdict -> mark(verdict.state())).collect(joining()), 2)));
        return String.join("  ", columns);
    }

    private static String padded(String text, int width) {
        return String.format("%-" + Math.max(2, width) + "s", text);
    }

    private static String legend() {
        return Arrays.stream(State.values())
                .map(state -> mark(state) + " " + state.label())
                .collect(joining("   "));
    }

    private static String mark(State state) {
        return switch (state) {
            case PASSED -> "✔";
            case FAILED -> "✘";
            case NOT_WRITTEN -> "·";
            case DOES_NOT_COMPILE -> "c";
            case DOES_NOT_FIT -> "f";
            case NOT_RUN -> "?";
            case TIMED_OUT -> "t";
            case CRASHED -> "e";
        };
    }

    private Tables() {}
}
