package workshop.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTextLayoutIT {

    private static final Step STEP = new Step("lesson-01-basic-send", 3, "Step3Metadata");
    private static final int WIDTH = FailureTextLayout.WIDTH;

    @Test
    void a_text_has_the_title_of_its_step_all_its_parts_and_where_to_read_on() {
        FailureText text = new FailureText(
                "sendAndWait returned forest-defense-7f3a-0@0",
                "your message at forest-defense-7f3a-0@41",
                "only the broker's answer knows the offset");

        assertThat(FailureTextLayout.of(STEP, text, WIDTH)).isEqualTo("""
                        Step 3 · Metadata

                          you did    sendAndWait returned forest-defense-7f3a-0@0
                          kafka saw  your message at forest-defense-7f3a-0@41
                          why        only the broker's answer knows the offset
                          read       lesson-01-basic-send/README.md#step-3--metadata
                        """);
    }

    @Test
    void a_part_without_words_is_left_out() {
        FailureText text = new FailureText("sendAndWait returned null", "", "there is an offset to return");

        assertThat(FailureTextLayout.of(STEP, text, WIDTH)).isEqualTo("""
                        Step 3 · Metadata

                          you did    sendAndWait returned null
                          why        there is an offset to return
                          read       lesson-01-basic-send/README.md#step-3--metadata
                        """);
    }

    @Test
    void a_sentence_is_shown_as_it_is() {
        FailureText text = FailureText.sentence("Step 3 · Metadata: not written yet");

        assertThat(FailureTextLayout.of(STEP, text, WIDTH)).isEqualTo("Step 3 · Metadata: not written yet");
    }

    @Test
    void without_a_step_there_is_neither_a_title_nor_a_section() {
        FailureText text = new FailureText("", "1 record", "there is an offset to return");

        assertThat(FailureTextLayout.of(text)).isEqualTo("""
                          kafka saw  1 record
                          why        there is an offset to return
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 80, 100, 120})
    void no_line_is_longer_than_the_width_and_some_are_as_long(int width) {
        FailureText text = new FailureText("a ".repeat(300), "of ".repeat(300), "word ".repeat(300));
        Step step = new Step("lesson-1", 3, "Step3Bow");

        assertThat(FailureTextLayout.of(step, text, width).lines())
                .allMatch(line -> line.length() <= width)
                .anyMatch(line -> line.length() >= width - 1);
    }

    @Test
    void a_line_goes_on_below_its_beginning() {
        FailureText text = new FailureText("x".repeat(80) + " " + "y".repeat(80), "", "");

        assertThat(FailureTextLayout.of(STEP, text, WIDTH))
                .contains("  you did    " + "x".repeat(80) + "\n" + "             " + "y".repeat(80) + "\n");
    }

    @Test
    void a_line_break_in_a_part_stays() {
        FailureText text = new FailureText("wrote something:\nline 3\nline 4", "", "");

        assertThat(FailureTextLayout.of(STEP, text, WIDTH))
                .contains("  you did    wrote something:\n             line 3\n             line 4\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 60, 100})
    void wrapping_loses_no_word(int width) {
        String words = "Prepare for battle and bring what arrows you have left "
                .repeat(10)
                .trim();

        FailureText text = new FailureText(words, "", "");

        assertThat(FailureTextLayout.of(STEP, text, width).replaceAll("\\s+", " "))
                .contains(words);
    }
}
