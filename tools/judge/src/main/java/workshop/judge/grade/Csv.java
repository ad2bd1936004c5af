package workshop.judge.grade;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import workshop.testkit.report.Verdict;

/** A class for a spreadsheet: a row a submission, a column a step. */
final class Csv {

    static String of(List<Result> results) {
        List<Verdict> steps = results.get(0).verdicts();
        Stream<String> header = Stream.of(
                        Stream.of("submission"),
                        steps.stream()
                                .map(verdict -> verdict.step().lesson() + "/"
                                        + verdict.step().number()),
                        Stream.of("points", "of", "notes"))
                .flatMap(part -> part);
        return Stream.concat(Stream.of(header), results.stream().map(Csv::cells))
                .map(cells -> cells.map(Csv::quoted).collect(joining(",")) + "\r\n")
                .collect(joining());
    }

    private static Stream<String> cells(Result result) {
        return Stream.of(
                        Stream.of(result.name()),
                        result.verdicts().stream()
                                .map(verdict -> verdict.state().label()),
                        Stream.of(
                                "" + result.points(), "" + result.verdicts().size(), String.join("; ", result.notes())))
                .flatMap(part -> part);
    }

    /** A spreadsheet runs what begins like a formula, and names of folders and files are a learner's to choose. */
    private static String quoted(String cell) {
        String harmless = cell.matches("(?s)[=+\\-@\t].*") ? "'" + cell : cell;
        return harmless.matches("[\\w ./-]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private Csv() {}
}
