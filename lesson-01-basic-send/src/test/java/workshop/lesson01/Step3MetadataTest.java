package workshop.lesson01;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;

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

        verify(topic.values())
                .youDid(call)
                .kafkaSaw(() -> topic.shown() + " when sendAndWait was back: the way to the broker took 200 ms")
                .why(
                        "to wait for the answer is to wait until the broker has the message; before that there is no offset to return")
                .isEqualTo(List.of(message));
    }

    @Test
    @Order(3)
    void a_refused_message_is_an_execution_exception(Topic topic) {
        Producer<String, String> producer = topic.newProducer();
        String twoMegabytes = "x".repeat(2 * 1024 * 1024);

        Call<RecordMetadata> call = sendAndWait(producer, topic, twoMegabytes, ofSeconds(10));

        verify(call.causes().stream().<Class<?>>map(Throwable::getClass).toList())
                .youDid(call)
                .kafkaSaw(topic::shown)
                .why(
                        "the future throws an ExecutionException whose cause is Kafka's own; the caller needs both to know what went wrong")
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

        verify(call.isBackWithin(timeout.plusSeconds(1)) && call.thrown() instanceof TimeoutException)
                .youDid(call)
                .kafkaSaw(() -> topic.shown() + "; the test holds the answer back")
                .why(
                        "the caller named 200 ms and has to hear a java.util.concurrent.TimeoutException then; a lost answer never comes")
                .isTrue();
    }

    @Test
    @Order(5)
    void an_answer_within_the_timeout_is_not_given_up(Topic topic, Network network, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.delayResponses(ofMillis(360));

        Call<RecordMetadata> call = sendAndWait(producer, topic, message, ofMillis(900));

        verify(topic.placesOf(message))
                .youDid(call)
                .kafkaSaw(() -> topic.whereIs(message) + ", and answered after 360 ms of the 900 ms it was given")
                .why(
                        "a timeout is a length of time and not a number of seconds; whoever asks only once, or rounds it, gives up too early")
                .isEqualTo(List.of(call.thrown() == null ? String.valueOf(call.value()) : ""));
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
                .kafkaSaw(() -> topic.shown() + " for one message; the test held the answers back")
                .why(
                        "no answer does not mean not stored: a second send() after a time-out is a second message; send once and tell the caller")
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
                .kafkaSaw(() -> topic.shown() + "; the test holds the answer back")
                .why(
                        "an interrupt asks a thread to stop waiting; an InterruptedException that is swallowed keeps a program from ending")
                .isInstanceOf(InterruptedException.class);
    }

    private static Call<RecordMetadata> sendAndWait(
            Producer<String, String> producer, Topic topic, String message, Duration timeout) {
        return call("sendAndWait", () -> Step3Metadata.sendAndWait(producer, topic.name(), message, timeout));
    }
}
