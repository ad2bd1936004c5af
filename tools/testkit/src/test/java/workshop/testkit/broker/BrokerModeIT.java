package workshop.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.ClearSystemProperty;
import org.junit.jupiter.api.util.SetSystemProperty;

class BrokerModeIT {

    @Test
    @ClearSystemProperty(key = "kafka")
    void without_a_word_the_broker_is_embedded() {
        assertThat(BrokerMode.fromSystemProperty()).isEqualTo(BrokerMode.EMBEDDED);
    }

    @Test
    @SetSystemProperty(key = "kafka", value = "embedded")
    void a_mode_is_found_by_its_name() {
        assertThat(BrokerMode.fromSystemProperty()).isEqualTo(BrokerMode.EMBEDDED);
    }

    @Test
    @SetSystemProperty(key = "kafka", value = "nonsense")
    void an_unknown_mode_is_answered_with_those_that_are_known() {
        assertThatThrownBy(BrokerMode::fromSystemProperty)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Dkafka=nonsense")
                .hasMessageContaining("embedded");
    }
}
