package workshop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValuesIT {

    private static final long SEED = 7;

    @Test
    void one_test_gets_the_same_values_with_the_same_seed() {
        assertThat(new Values(SEED, "one").messages(10)).isEqualTo(new Values(SEED, "one").messages(10));
    }

    @Test
    void another_seed_gives_others() {
        assertThat(new Values(SEED, "one").messages(10))
                .doesNotContainAnyElementsOf(new Values(SEED + 1, "one").messages(10));
    }

    @Test
    void another_test_gets_others() {
        assertThat(new Values(SEED, "one").messages(10))
                .doesNotContainAnyElementsOf(new Values(SEED, "another").messages(10));
    }

    @Test
    void no_message_is_there_twice() {
        assertThat(new Values(SEED, "one").messages(1_000)).doesNotHaveDuplicates();
    }

    @Test
    void a_number_lies_between_its_bounds_and_reaches_both() {
        Values values = new Values(SEED, "one");

        assertThat(IntStream.range(0, 1_000).map(i -> values.between(2, 4)).boxed())
                .containsOnly(2, 3, 4);
    }
}
