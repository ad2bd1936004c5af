package workshop.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.util.List;
import org.junit.jupiter.api.Test;
import workshop.testkit.report.FailureText;
import workshop.testkit.report.StepFailure;

class ClaimIT {

    @Test
    void a_failure_says_what_you_did_what_kafka_saw_and_why() {
        assertThatExceptionOfType(StepFailure.class)
                .isThrownBy(() -> verify(1)
                        .youDid("send sent one message")
                        .kafkaSaw(() -> observed("%s records", 2))
                        .why("a retry is not a second message")
                        .isEqualTo(2))
                .returns(
                        new FailureText("send sent one message", "2 records", "a retry is not a second message"),
                        StepFailure::text);
    }

    @Test
    void its_message_is_the_text_for_an_editor() {
        assertThatThrownBy(() -> verify(1)
                        .youDid("send sent one message")
                        .why("a retry is not a second message")
                        .isEqualTo(2))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                          you did    send sent one message
                          kafka saw  1
                          why        a retry is not a second message
                        """);
    }

    @Test
    void without_another_word_kafka_saw_the_value() {
        assertThatExceptionOfType(StepFailure.class)
                .isThrownBy(() -> verify(List.of("Prepare", "Attack"))
                        .why("order is kept within a partition")
                        .containsExactly("Attack", "Prepare"))
                .returns("[\"Prepare\", \"Attack\"]", failure -> failure.text().kafkaSaw());
    }

    @Test
    void that_something_is_false_is_nothing_that_kafka_saw() {
        assertThatExceptionOfType(StepFailure.class)
                .isThrownBy(() ->
                        verify(false).why("the broker answers every record").isTrue())
                .returns(new FailureText("", "", "the broker answers every record"), StepFailure::text);
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
