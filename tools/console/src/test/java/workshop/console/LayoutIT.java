package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.Step;
import workshop.testkit.report.SummaryText;
import workshop.testkit.report.Verdict;
import workshop.testkit.report.Verdict.State;

class LayoutIT {

    private static final String WORDS = "one two three four five six seven eight nine ten eleven twelve "
            .repeat(3)
            .strip();
    private static final FailureText TEXT =
            new FailureText(WORDS + "\na second line", WORDS + "; " + WORDS, "the reason");
    private static final Verdict VERDICT =
            new Verdict(new Step("lesson-01-basic-send", 1, "Step1Ride"), State.FAILED, TEXT, 0, 1);

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 140})
    void the_text_of_a_failure_fills_the_window_and_its_parts_stand_one_below_the_other(int width) {
        String text = SummaryText.details(VERDICT, "a/File.java:7", 5, width);

        assertThat(Layout.text(text, width))
                .as("the layout of the testkit stays as it is")
                .isEqualTo(text.lines().toList())
                .allMatch(line -> line.length() <= width)
                .anyMatch(line -> line.length() > width - 10)
                .filteredOn(line -> line.startsWith("  "))
                .hasSizeGreaterThan(6)
                .allMatch(line -> line.matches("  .{11}\\S.*") && line.charAt(12) == ' ');
    }

    @Test
    void what_is_still_too_long_goes_on_under_its_label() {
        assertThat(Layout.text("  printed    one two three four\n  1. five six seven", 26))
                .containsExactly("  printed    one two three", "             four", "  1. five six seven");
    }

    @Test
    void a_code_of_the_terminal_in_what_an_answer_says_is_no_command() {
        assertThat(Layout.text("a\033[2Jb\u009b2Jc\u0007d\te", 80)).containsExactly("a [2Jb 2Jc d    e");
    }

    @Test
    void of_markdowns_signs_only_the_text_is_left() {
        assertThat(Layout.page("## Step 1 · Ride\n\n**Predict:** see [the file](a/b.md#c)\n", 80))
                .containsExactly("Step 1 · Ride", "", "Predict: see the file");
    }

    @Test
    void paragraphs_and_lists_of_a_page_are_filled_anew_and_code_is_not() {
        assertThat(Layout.page("one two\nthree four\n\n- five six\n  seven\n- eight\n\n```sh\na  b\nc\n```\n", 12))
                .containsExactly("one two", "three four", "", "- five six", "  seven", "- eight", "", "a  b", "c");
    }
}
