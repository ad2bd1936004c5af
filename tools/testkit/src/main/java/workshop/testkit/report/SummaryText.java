package workshop.testkit.report;

import java.util.Locale;

/** The words and marks in which a run is told, the same under {@code mvn test} and in the console. */
public final class SummaryText {

    private static final int BAR_WIDTH = 21;

    /** {@code Lesson 01 · Basic send}, for the folder {@code lesson-01-basic-send}. */
    public static String lessonTitle(String lesson) {
        String[] words = lesson.split("-", 3);
        return words.length == 3
                ? "Lesson " + words[1] + " · " + words[2].substring(0, 1).toUpperCase(Locale.ROOT)
                        + words[2].substring(1).replace('-', ' ')
                : lesson;
    }

    /** The line of a step: its mark, its title, its state. */
    public static String line(Step step, Verdict.State state) {
        String mark = switch (state) {
            case PASSED -> "✔";
            case NOT_WRITTEN -> "·";
            case NOT_RUN -> "?";
            default -> "✘";
        };
        return String.format("  %s %-28s %s", mark, step.title(), state.label());
    }

    /** {@code [######...............]  2 of 7 steps}. */
    public static String bar(long done, int all) {
        int filled = (int) Math.max(Math.min(done, 1), done * BAR_WIDTH / all); // the first step shows
        return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]  " + done + " of " + all
                + (all == 1 ? " step" : " steps");
    }

    /**
     * What to read of a step that isn't done.
     *
     * @param editHere file and line to edit, from {@link EditHere}
     * @param seed of the random values that its tests took
     * @param width of the screen, in characters
     */
    public static String details(Verdict verdict, String editHere, long seed, int width) {
        String edit = FailureTextLayout.part("edit", editHere, width);
        return switch (verdict.state()) {
            case NOT_WRITTEN ->
                "next  " + verdict.step().title() + "\n\n" + edit
                        + FailureTextLayout.part("read", verdict.step().readmeSection(), width);
            case NOT_RUN ->
                verdict.step().title() + " was not run: " + verdict.text().why() + "\n";
            default ->
                verdict.textAt(width) + "\n" + edit
                        + FailureTextLayout.part(
                                "repeat", "the same random values with -Dworkshop.seed=" + seed, width);
        };
    }

    private SummaryText() {}
}
