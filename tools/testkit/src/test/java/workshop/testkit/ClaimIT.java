package workshop.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.testkit.Claim.verify;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimIT {

    @Test
    void a_failure_says_what_you_did_what_kafka_saw_and_why() {
        assertThatThrownBy(() -> verify(1)
                        .youDid("send sent one message")
                        .kafkaSaw(() -> "two records")
                        .why("a retry is not a second message")
                        .isEqualTo(2))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        Outside a step

                          you did    send sent one message
                          kafka saw  two records
                          why        a retry is not a second message
                        """);
    }

    @Test
    void without_another_word_kafka_saw_the_value() {
        assertThatThrownBy(() -> verify(List.of("Prepare", "Attack"))
                        .youDid("send sent two messages")
                        .why("order is kept within a partition")
                        .containsExactly("Attack", "Prepare"))
                .hasMessageContaining("kafka saw  [\"Prepare\", \"Attack\"]");
    }

    @Test
    void a_claim_that_holds_asks_nobody_what_kafka_saw() {
        assertThatCode(() -> verify(true)
                        .kafkaSaw(() -> {
                            throw new IllegalStateException("asked");
                        })
                        .why("it is so")
                        .isTrue())
                .doesNotThrowAnyException();
    }
}
