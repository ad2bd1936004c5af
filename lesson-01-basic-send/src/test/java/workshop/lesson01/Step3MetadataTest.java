package workshop.lesson01;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.TooLarge;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;

@KafkaTest
class Step3MetadataTest {

    @Test
    @Order(1)
    void the_metadata_says_where_the_record_landed(@TopicSpec(partitions = 3) Topic topic, Values values) {
        String message = values.message();
        topic.alreadyHolds(values.between(2, 9));
        Producer<String, String> producer = topic.newProducer();

        Call<RecordMetadata> call = sendAndWait(producer, topic, message, ofSeconds(10));

        verify(topic.placesOf(message))
                .youDid(call)
                .kafkaSaw(() -> topic.whereIs(message))
                .why("only the broker's answer knows the offset; send() hands you a Future for it")
                .isEqualTo(List.of(String.valueOf(call.value())));
    }

    @Test
    @Order(2)
    void it_returns_after_the_broker_has_stored_the_message(Topic topic, Network network, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.delayRequests(ofMillis(200));

        Call<RecordMetadata> call = sendAndWait(producer, topic, message, ofSeconds(10));
        Observation shown = topic.shown();

        verify(topic.values())
                .youDid(call)
                .kafkaSaw(() -> observed("%s when sendAndWait was back", shown).and(network.seen()))
                .why("to wait for the answer is to wait until the broker has the message; before that there is no"
                        + " offset to return")
                .isEqualTo(List.of(message));
    }

    @Test
    @Order(3)
    void a_refused_message_is_an_execution_exception(Topic topic) {
        Producer<String, String> producer = topic.newProducer();

        Call<RecordMetadata> call = sendAndWait(producer, topic, TooLarge.MESSAGE, ofSeconds(10));

        verify(call.causes().stream().<Class<?>>map(Throwable::getClass).toList())
                .youDid(call)
                .kafkaSaw(topic::shown)
                .why("the future throws an ExecutionException whose cause is Kafka's own; the caller needs both to"
                        + " know what went wrong")
                .containsExactly(ExecutionException.class, RecordTooLargeException.class);
    }

    @Test
    @Order(4)
    void it_gives_up_when_no_answer_came_in_time(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        Duration timeout = ofMillis(200);
        network.holdResponses();

        Call<RecordMetadata> call = start(
                "sendAndWait", () -> Step3Metadata.sendAndWait(producer, topic.name(), values.message(), timeout));

        verify(call.isBackWithin(timeout.plusSeconds(1)))
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("the caller named 200 ms and has to hear something by then: an answer that is lost never comes")
                .isTrue();
        verify(call.thrown())
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("a java.util.concurrent.TimeoutException tells the caller that nobody knows yet what became of"
                        + " the message; a value would claim that it was stored, and Kafka's own"
                        + " TimeoutException that it failed")
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    @Order(5)
    void an_answer_within_the_timeout_is_not_given_up(Topic topic, Network network, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.delayResponses(ofMillis(360));

        Call<RecordMetadata> call = sendAndWait(producer, topic, message, ofMillis(900));

        verify(topic.placesOf(message))
                .youDid(call + " with a timeout of 900 ms")
                .kafkaSaw(() -> topic.whereIs(message).and(network.seen()))
                .why("a timeout is a length of time and not a number of seconds; whoever asks only once, or rounds"
                        + " it, gives up too early")
                .isEqualTo(List.of(placeTold(call)));
    }

    @Test
    @Order(6)
    void what_was_given_up_is_in_the_log_and_only_once(Topic topic, Network network, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<RecordMetadata> call = sendAndWait(producer, topic, message, ofMillis(200));
        network.release();
        producer.flush();

        verify(topic.values())
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("no answer does not mean not stored: a second send() after a time-out is a second message; send"
                        + " once and tell the caller")
                .isEqualTo(List.of(message));
    }

    @Test
    @Order(7)
    void an_interrupted_caller_is_told_so(Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<RecordMetadata> call = start(
                "sendAndWait", () -> Step3Metadata.sendAndWait(producer, topic.name(), values.message(), ofSeconds(5)));
        Awaitility.await("the message is under way and its sender waits")
                .until(() -> call.isBackWithin(Duration.ZERO) || tap.recordsSent() > 0 && call.isWaiting());
        call.interrupt();

        verify(call.thrown())
                .youDid(call + ", when it was interrupted")
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("an interrupt asks a thread to stop waiting; an InterruptedException that is swallowed keeps a"
                        + " program from ending")
                .isInstanceOf(InterruptedException.class);
    }

    /** The place that sendAndWait returned; no place if it threw. */
    private static String placeTold(Call<RecordMetadata> call) {
        return call.thrown() == null ? String.valueOf(call.value()) : "no place";
    }

    private static Call<RecordMetadata> sendAndWait(
            Producer<String, String> producer, Topic topic, String message, Duration timeout) {
        return call("sendAndWait", () -> Step3Metadata.sendAndWait(producer, topic.name(), message, timeout));
    }
}
