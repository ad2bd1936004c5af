package workshop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationIT {

    @Test
    void readings_stand_in_the_sentence_in_their_order() {
        assertThat(observed("%s of 5 messages in %s, %s of them null", 3, "forest-defense-7f3a", 0))
                .hasToString("3 of 5 messages in forest-defense-7f3a, 0 of them null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "%s", "%s and %s and %s"})
    void a_sentence_has_as_many_places_as_there_are_readings(String sentence) {
        assertThatThrownBy(() -> observed(sentence, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 readings for \"" + sentence + "\"");
    }

    @Test
    void a_name_is_not_quoted_and_a_list_of_texts_is() {
        assertThat(observed("%s holds %s", "forest-defense-7f3a", List.of("Prepare", "Attack")))
                .hasToString("forest-defense-7f3a holds [\"Prepare\", \"Attack\"]");
    }

    @Test
    void a_percent_sign_in_a_reading_is_a_reading() {
        assertThat(observed("the value is %s", "%s arrows")).hasToString("the value is %s arrows");
    }

    @Test
    void a_duration_is_shown_in_milliseconds() {
        assertThat(observed("the answer came after %s", Duration.ofMillis(1_234)))
                .hasToString("the answer came after 1,234 ms");
    }

    @Test
    void an_observation_in_a_sentence_is_shown_as_it_is() {
        assertThat(observed("first %s", observed("%s records", 2))).hasToString("first 2 records");
    }

    @Test
    void what_is_read_alone_is_described() {
        assertThat(Observation.of("Prepare for battle!")).hasToString("\"Prepare for battle!\"");
        assertThat(Observation.of(null)).hasToString("null");
    }

    @Test
    void two_observations_are_told_one_after_the_other() {
        assertThat(observed("%s records", 2).and(observed("leader %s", 1))).hasToString("2 records; leader 1");
    }

    @Test
    void nothing_and_something_is_something() {
        Observation something = observed("%s records", 2);

        assertThat(Observation.NONE.and(something)).hasToString("2 records");
        assertThat(something.and(Observation.NONE)).hasToString("2 records");
    }

    @Test
    void the_first_difference_of_two_lists_is_named() {
        assertThat(Observation.firstDifference(List.of("a", "b", "c"), List.of("a", "x", "y")))
                .hasToString("number 2 is \"x\" and should be \"b\"");
    }

    @Test
    void of_lists_that_differ_in_length_alone_the_lengths_are_named() {
        assertThat(Observation.firstDifference(List.of("a", "b", "c"), List.of("a", "b")))
                .hasToString("2 instead of 3");
    }
}
