package workshop.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextIT {

    private static final Step STEP = new Step("lesson-01-basic-send", 3, "Step3Metadata");

    @Test
    void a_text_has_all_its_parts() {
        FailureText text = FailureText.of(
                STEP,
                "sendAndWait returned forest-defense-7f3a-0@0",
                "your message at forest-defense-7f3a-0@41",
                "only the broker's answer knows the offset");

        assertThat(text.render()).isEqualTo("""
                        Step 3 · Metadata

                          you did    sendAndWait returned forest-defense-7f3a-0@0
                          kafka saw  your message at forest-defense-7f3a-0@41
                          why        only the broker's answer knows the offset
                          read       lesson-01-basic-send/README.md#step-3--metadata
                        """);
    }

    @Test
    void a_part_without_words_is_left_out() {
        FailureText text = FailureText.of(STEP, "sendAndWait returned null", "", "there is an offset to return");

        assertThat(text.render()).doesNotContain("kafka saw");
    }

    @Test
    void lines_are_about_100_columns_wide() {
        FailureText text = FailureText.of(STEP, "a ".repeat(300), "of ".repeat(300), "word ".repeat(300));

        assertThat(text.render().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void a_line_goes_on_below_its_beginning() {
        FailureText text = FailureText.of(STEP, "x".repeat(80) + " " + "y".repeat(80), "", "");

        assertThat(text.render())
                .contains("  you did    " + "x".repeat(80) + "\n" + "             " + "y".repeat(80) + "\n");
    }

    @Test
    void wrapping_loses_no_word() {
        String words = "Prepare for battle and bring what arrows you have left "
                .repeat(10)
                .trim();

        FailureText text = new FailureText("Step 3 · Metadata", words, "", "", "");

        assertThat(text.render().replaceAll("\\s+", " ")).contains(words);
    }
}
