package workshop.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.ClearSystemProperty;
import org.junit.jupiter.api.util.RestoreSystemProperties;
import org.junit.jupiter.api.util.SetSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "kafka-1.example.org:9092,kafka-2.example.org:19092", "[::1]:9092"})
    @RestoreSystemProperties
    void a_cluster_is_named_by_where_it_is(String servers) {
        System.setProperty("kafka", servers);

        assertThat(BrokerMode.fromSystemProperty()).isEqualTo(BrokerMode.OWN);
    }

    @Test
    @SetSystemProperty(key = "kafka", value = "localhost")
    void a_host_without_a_port_is_no_cluster() {
        assertThatThrownBy(BrokerMode::fromSystemProperty)
                .hasMessage("-Dkafka=localhost is no mode of this workshop; there is: embedded, container,"
                        + " host:port of a cluster of your own");
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
