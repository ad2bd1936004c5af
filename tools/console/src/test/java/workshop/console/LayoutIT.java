package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import workshop.testkit.report.FailureText;

class LayoutIT {

    private static final String WORDS = "one two three four five six seven eight nine ten eleven twelve "
            .repeat(3)
            .strip();
    private static final String TEXT =
            new FailureText("Step 1 · Ride", WORDS + "\na second line", "", "why", "").render();

    @Test
    void a_failure_text_stays_as_it_is_where_it_fits() {
        assertThat(Layout.text(TEXT, 100)).isEqualTo(TEXT.lines().toList());
    }

    @Test
    void in_a_narrow_window_its_lines_are_filled_anew_under_their_label() {
        assertThat(Layout.text(TEXT, 50))
                .contains(
                        "  you did    one two three four five six seven",
                        "             a second line",
                        "  why        why")
                .filteredOn(line -> line.startsWith("             "))
                .allMatch(line -> line.length() > 30 || line.endsWith("twelve") || line.endsWith("line"))
                .allMatch(line -> line.length() <= 50);
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
