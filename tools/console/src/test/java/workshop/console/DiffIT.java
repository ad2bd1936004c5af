package workshop.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiffIT {

    @Test
    void lines_of_one_side_are_marked_and_long_equal_parts_are_left_out() {
        List<String> yours = List.of("1", "2", "3", "4", "5", "6", "yours", "7");
        List<String> reference = List.of("1", "2", "3", "4", "5", "6", "reference", "7", "8");

        assertThat(Diff.of(yours, reference))
                .containsExactly("    …", "    5", "    6", "  - yours", "  + reference", "    7", "  + 8");
    }
}
