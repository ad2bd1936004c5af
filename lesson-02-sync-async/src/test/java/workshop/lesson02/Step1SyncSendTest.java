package workshop.lesson02;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.LogRecord;
import workshop.testkit.Network;
import workshop.testkit.TooLarge;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.report.Describe;

@KafkaTest
class Step1SyncSendTest {

    private static final Duration PLENTY = ofSeconds(8);

    @Test
    @Order(1)
    void the_results_say_where_each_message_landed(@TopicSpec(partitions = 3) Topic topic, Values values) {
        List<String> messages = new ArrayList<>(values.messages(4));
        messages.add(messages.get(0));
        topic.alreadyHolds(values.between(2, 9));
        Producer<String, String> producer = topic.newProducer(Map.of("linger.ms", 0, "batch.size", 1));

        Call<List<RecordMetadata>> call = sendOneByOne(producer, topic, messages, PLENTY);

        List<String> told = call.value().stream().map(topic::valueAt).toList();
        verify(told)
                .youDid(call)
                .kafkaSaw(() -> observed("at the places you told, for 5 messages, %s", told))
                .why("the answer to each message is its own topic, partition and offset; nobody but the broker knows"
                        + " them")
                .isEqualTo(messages);
    }

    @Test
    @Order(2)
    void a_message_leaves_after_the_one_before_it_was_acknowledged(
            Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.delayResponses(ofMillis(30));

        Call<List<RecordMetadata>> call = sendOneByOne(producer, topic, values.messages(6), PLENTY);

        verify(tap.mostRecordsInFlight())
                .youDid(call)
                .kafkaSaw(() -> observed(
                        "%s records in %s request(s); at one time %s of them had no answer yet",
                        tap.recordsSent(), tap.requests().size(), tap.mostRecordsInFlight()))
                .why("synchronous means that the next message waits for the answer to the one before it, and so does"
                        + " the caller")
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void messages_arrive_once_each_in_order_and_without_a_key(Topic topic, Values values) {
        List<String> messages =
                Arrays.asList(values.message(), "", null, "  Señor Guy, à cheval \t", values.message(), "");

        Call<List<RecordMetadata>> call = sendOneByOne(topic.newProducer(), topic, messages, PLENTY);

        List<List<String>> sent = KeysAndValues.withoutKeys(messages);
        List<List<String>> inTheLog = KeysAndValues.inTheLog(topic);
        verify(inTheLog)
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(KeysAndValues.difference(sent, inTheLog)))
                .why("each message is one record, whatever is in it; a null is a record without a value")
                .isEqualTo(sent);
    }

    @Test
    @Order(4)
    void a_failure_tells_what_was_confirmed_before_it(Topic topic, Values values) {
        List<String> messages = fourthIsTooLarge(values);

        Call<List<RecordMetadata>> call = sendOneByOne(topic.newProducer(), topic, messages, PLENTY);

        List<String> stored =
                topic.records().stream().limit(3).map(LogRecord::place).toList();
        verify(confirmed(call))
                .youDid(call + "; told as confirmed: " + Describe.value(confirmed(call)))
                .kafkaSaw(() -> topic.shown().and(TooLarge.among(messages)))
                .why("a caller who knows what has arrived can go on from there; one who doesn't has to guess or to"
                        + " repeat")
                .isEqualTo(stored);
    }

    @Test
    @Order(5)
    void nothing_is_sent_after_a_failure(Topic topic, Values values) {
        List<String> messages = fourthIsTooLarge(values);
        Producer<String, String> producer = topic.newProducer();

        Call<List<RecordMetadata>> call = sendOneByOne(producer, topic, messages, PLENTY);
        producer.flush();

        List<String> inTheLog = topic.values();
        verify(inTheLog)
                .youDid(call)
                .kafkaSaw(() -> observed("%s records in %s", inTheLog.size(), topic.name())
                        .and(TooLarge.among(messages)))
                .why("the row ends at the first failure, so that the log has the beginning of the row and no holes")
                .isEqualTo(messages.subList(0, 3));
    }

    @Test
    @Order(6)
    void the_cause_says_what_stood_in_the_way(Topic topic, Values values) {
        List<String> messages = fourthIsTooLarge(values);

        Call<List<RecordMetadata>> call = sendOneByOne(topic.newProducer(), topic, messages, PLENTY);

        verify(call.causes())
                .youDid(call)
                .kafkaSaw(() -> TooLarge.among(messages))
                .why("what to do about a failure depends on its reason; an exception without it leaves the caller in"
                        + " the dark")
                .hasAtLeastOneElementOfType(RecordTooLargeException.class);
    }

    @Test
    @Order(7)
    void a_closed_producer_is_a_failure_of_the_first_message(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        producer.close();

        Call<List<RecordMetadata>> call = sendOneByOne(producer, topic, values.messages(2), PLENTY);

        verify(confirmed(call))
                .youDid(call + "; the producer was closed already")
                .kafkaSaw(topic::shown)
                .why("send() itself throws when the producer is closed; the caller was promised one kind of"
                        + " exception for all failures")
                .isEmpty();
    }

    @Test
    @Order(8)
    void no_messages_are_no_records(Topic topic, WireTap tap) {
        Call<List<RecordMetadata>> call = sendOneByOne(topic.newProducer(), topic, List.of(), PLENTY);

        verify(call.value())
                .youDid(call + " for an empty list")
                .kafkaSaw(tap::seen)
                .why("nothing was asked for, so nothing is sent and nothing is told")
                .isEmpty();
    }

    @Test
    @Order(9)
    void a_topic_that_does_not_exist_is_a_failure_of_the_first_message(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(Map.of("max.block.ms", 500));
        MissingTopic nowhere = new MissingTopic(topic);

        Call<List<RecordMetadata>> call = call(
                "sendOneByOne", () -> Step1SyncSend.sendOneByOne(producer, nowhere.name(), values.messages(2), PLENTY));

        verify(confirmed(call))
                .youDid(call)
                .kafkaSaw(nowhere::seen)
                .why("the producer asks for the topic for max.block.ms and then gives the message up; that is a"
                        + " failure like any other")
                .isEmpty();
    }

    @Test
    @Order(10)
    void an_interrupted_caller_is_told_so(Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<List<RecordMetadata>> call = start(
                "sendOneByOne", () -> Step1SyncSend.sendOneByOne(producer, topic.name(), values.messages(2), PLENTY));
        Awaitility.await("the message is under way and its sender waits")
                .until(() -> call.isBackWithin(Duration.ZERO) || tap.recordsSent() > 0 && call.isWaiting());
        call.interrupt();

        verify(call.isBackWithin(ofSeconds(3)))
                .youDid(call + ", when it was interrupted")
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("an interrupt says that somebody wants this thread to stop waiting, and it has to stop soon")
                .isTrue();
        verify(call.thrown())
                .youDid(call + ", when it was interrupted")
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("an interrupt is no failure of a message: somebody asks this thread to stop waiting, and has to"
                        + " see that it does")
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    @Order(11)
    void without_an_answer_it_gives_up_in_time(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        Duration timeout = ofMillis(300);
        network.holdResponses();

        Call<List<RecordMetadata>> call = start(
                "sendOneByOne", () -> Step1SyncSend.sendOneByOne(producer, topic.name(), values.messages(3), timeout));

        verify(call.isBackWithin(timeout.plusSeconds(1)))
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("the caller gave each message 300 ms; an answer that is lost never comes")
                .isTrue();
        verify(confirmed(call))
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("no answer within 300 ms is a failure like any other: a PartialDeliveryException, with nothing"
                        + " confirmed")
                .isEmpty();
        verify(call.causes())
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("the TimeoutException as its cause tells the caller that the message may still arrive")
                .hasAtLeastOneElementOfType(TimeoutException.class);
    }

    @Test
    @Order(12)
    void what_got_no_answer_is_not_sent_again(Topic topic, Network network, Values values) {
        List<String> messages = values.messages(3);
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<List<RecordMetadata>> call = sendOneByOne(producer, topic, messages, ofMillis(200));
        network.release();
        producer.flush();

        List<String> inTheLog = topic.values();
        verify(inTheLog)
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("no answer does not mean not stored: what is sent again is there twice")
                .isEqualTo(messages.subList(0, 1));
    }

    @Test
    @Order(13)
    void the_time_limit_starts_anew_with_each_message(Topic topic, Network network, Values values) {
        List<String> messages = values.messages(5);
        network.delayResponses(ofMillis(250));

        Call<List<RecordMetadata>> call = sendOneByOne(topic.newProducer(), topic, messages, ofMillis(950));

        List<String> inTheLog = topic.values();
        verify(call.thrown())
                .youDid(call + " with 950 ms for each message")
                .kafkaSaw(() -> observed("%s of 5 messages in %s", inTheLog.size(), topic.name())
                        .and(network.seen()))
                .why("the limit is for one answer, fractions of a second included; a long list may take as long as"
                        + " it needs")
                .isNull();
        verify(inTheLog)
                .youDid(call + " with 950 ms for each message")
                .kafkaSaw(topic::shown)
                .why("an answer that takes its time is no reason to leave a message out, or to send it again")
                .isEqualTo(messages);
    }

    private static Call<List<RecordMetadata>> sendOneByOne(
            Producer<String, String> producer, Topic topic, List<String> messages, Duration timeout) {
        return call("sendOneByOne", () -> Step1SyncSend.sendOneByOne(producer, topic.name(), messages, timeout));
    }

    private static List<String> fourthIsTooLarge(Values values) {
        List<String> messages = new ArrayList<>(values.messages(5));
        messages.add(3, TooLarge.MESSAGE);
        return messages;
    }

    /** The places that the exception tells, or what came instead of it. */
    private static List<String> confirmed(Call<?> call) {
        return call.thrown() instanceof PartialDeliveryException partial
                ? partial.confirmed().stream().map(String::valueOf).toList()
                : List.of("no PartialDeliveryException");
    }
}
