package workshop.lesson01;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.ClientProbe;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.TooLarge;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.report.Describe;

@KafkaTest
class Step4CloseTest {

    @Test
    @Order(1)
    void all_messages_are_in_the_log_when_it_returns(Topic topic, Network network, ClientProbe probe, Values values) {
        List<String> messages = values.messages(5);
        network.delayRequests(ofMillis(700));

        Call<Void> call = sendAll(probe, topic, messages);
        List<String> inTheLog = topic.values();

        verify(inTheLog)
                .youDid(call)
                .kafkaSaw(() -> observed("%s of 5 messages in %s when sendAll was back", inTheLog.size(), topic.name())
                        .and(stillOpen(probe)))
                .why("send() only fills the producer's buffer, the saddlebag; close() without a time limit waits"
                        + " until all of it is answered")
                .isEqualTo(messages);
    }

    @Test
    @Order(2)
    void it_can_be_called_again(Topic topic, Values values) {
        sendAll(topic, List.of(values.message()));
        String again = values.message();

        Call<Void> call = sendAll(topic, List.of(again));

        verify(topic.placesOf(again))
                .youDid("the second call of " + call)
                .kafkaSaw(topic::shown)
                .why("a closed producer stays closed: each call needs one of its own")
                .hasSize(1);
    }

    @Test
    @Order(3)
    void nothing_of_its_producer_is_left(Topic topic, ClientProbe probe, Values values) {
        Call<Void> call = sendAll(probe, topic, values.messages(5));

        verify(probe.leftBehind())
                .youDid(call)
                .kafkaSaw(() -> stillOpen(probe))
                .why("a producer keeps a thread, a buffer and its connections until somebody calls close()")
                .isEmpty();
    }

    @Test
    @Order(4)
    void one_producer_carries_all_messages(Topic topic, ClientProbe probe, Values values) {
        Call<Void> call = sendAll(probe, topic, values.messages(5));

        verify(probe.created())
                .youDid(call)
                .kafkaSaw(() -> observed(
                        "%s new producers for 5 messages: %s", probe.created().size(), probe.created()))
                .why("each producer connects, asks for metadata and batches on its own; one is enough for any number"
                        + " of messages")
                .hasSize(1);
    }

    @Test
    @Order(5)
    void it_waits_for_kafka_and_not_for_the_clock(Topic topic, WireTap tap, Values values) {
        Call<Void> call = sendAll(topic, values.messages(5));
        Duration idle = ofNanos(call.backNanos() - tap.lastAnswerNanos());

        verify(idle.compareTo(ofMillis(600)) < 0)
                .youDid(call + " " + Describe.millis(idle) + " after the last acknowledgement")
                .kafkaSaw(topic::shown)
                .why("a pause is too long on a good day and too short on a bad one; close() knows when the last"
                        + " answer is in")
                .isTrue();
    }

    @Test
    @Order(6)
    void nothing_of_its_producer_is_left_after_a_failure(Topic topic, ClientProbe probe, Values values) {
        List<String> messages = List.of(values.message(), TooLarge.MESSAGE);

        Call<Void> call = sendAll(probe, topic, messages);

        verify(probe.leftBehind())
                .youDid(call)
                .kafkaSaw(() -> stillOpen(probe))
                .why("an exception leaves the method by another door; try-with-resources closes at every door")
                .isEmpty();
    }

    @Test
    @Order(7)
    void a_message_that_cannot_be_sent_is_reported(Topic topic, Values values) {
        List<String> messages = List.of(values.message(), TooLarge.MESSAGE, values.message());

        Call<Void> call = sendAll(topic, messages);

        verify(call.causes())
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(TooLarge.among(messages)))
                .why("close() waits for every answer but tells none of them; only the futures, or callbacks, know"
                        + " what failed")
                .anyMatch(Step4CloseTest::isKafkasRefusal);
    }

    @Test
    @Order(8)
    void messages_before_one_that_cannot_be_sent_are_in_the_log(Topic topic, Network network, Values values) {
        List<String> before = values.messages(3);
        List<String> messages = new ArrayList<>(before);
        messages.add(TooLarge.MESSAGE);
        network.delayRequests(ofMillis(200));

        Call<Void> call = sendAll(topic, messages);
        List<String> inTheLog = topic.values();

        verify(inTheLog)
                .youDid(call)
                .kafkaSaw(() -> observed(
                        "%s of the 3 messages before the one that is too large: %s", inTheLog.size(), inTheLog))
                .why("a failure of one message does not undo the others; close() on the way out waits for them as well")
                .startsWith(before.toArray(String[]::new));
    }

    @Test
    @Order(9)
    void a_topic_without_a_name_is_refused_and_nothing_is_left(Topic topic, ClientProbe probe, Values values) {
        Call<Void> call =
                probe.watch("sendAll", () -> Step4Close.sendAll(topic.bootstrapServers(), null, values.messages(1)));

        verify(call.causes())
                .youDid(call + "; the topic was null")
                .kafkaSaw(topic::shown)
                .why("ProducerRecord refuses a topic that is null, and the caller has to hear that nothing was sent")
                .anyMatch(Step4CloseTest::isKafkasRefusal);
        verify(probe.leftBehind())
                .youDid(call + "; the topic was null")
                .kafkaSaw(() -> stillOpen(probe))
                .why("ProducerRecord throws before send() is called, and the producer has to be closed then too")
                .isEmpty();
    }

    private static Call<Void> sendAll(Topic topic, List<String> messages) {
        return call("sendAll", () -> Step4Close.sendAll(topic.bootstrapServers(), topic.name(), messages));
    }

    private static Call<Void> sendAll(ClientProbe probe, Topic topic, List<String> messages) {
        return probe.watch("sendAll", () -> Step4Close.sendAll(topic.bootstrapServers(), topic.name(), messages));
    }

    /** What the producers that sendAll created have left: {@code still open: []} if all of them were closed. */
    private static Observation stillOpen(ClientProbe probe) {
        return observed("still open: %s", probe.leftBehind().toString());
    }

    private static boolean isKafkasRefusal(Throwable thrown) {
        return thrown instanceof KafkaException || thrown instanceof IllegalArgumentException;
    }
}
