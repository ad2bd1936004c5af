package workshop.testkit.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workshop.testkit.environment.Settings;

class BrokerModeIT {

    @Test
    void without_a_word_the_broker_is_embedded() {
        assertThat(BrokerMode.of(Settings.from(name -> null))).isEqualTo(BrokerMode.EMBEDDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "container"})
    void a_mode_is_found_by_its_name(String mode) {
        assertThat(BrokerMode.of(kafka(mode)).name()).isEqualToIgnoringCase(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "kafka-1.example.org:9092,kafka-2.example.org:19092", "[::1]:9092"})
    void a_cluster_is_named_by_where_it_is(String servers) {
        assertThat(BrokerMode.of(kafka(servers))).isEqualTo(BrokerMode.OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "localhost", "EMBEDDED"})
    void an_unknown_mode_is_answered_with_those_that_are_known(String mode) {
        assertThatThrownBy(() -> BrokerMode.of(kafka(mode)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dkafka=" + mode + " is no mode of this workshop; there is: embedded, container,"
                        + " host:port of a cluster of your own");
    }

    @Test
    void only_the_embedded_mode_has_several_brokers() {
        assertThat(BrokerMode.EMBEDDED.whyNot(3)).isEmpty();
        assertThat(BrokerMode.CONTAINER.whyNot(1)).isEmpty();
        assertThat(BrokerMode.CONTAINER.whyNot(3))
                .contains("it needs 3 brokers that can be crashed, and -Dkafka=container gives one: leave -Dkafka out");
    }

    private static Settings kafka(String kafka) {
        return Settings.from(Map.of("kafka", kafka)::get);
    }
}
