package workshop.lesson02;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.toMap;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.firstDifference;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.LogRecord;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.TooLarge;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.client.RefusingSerializer;

@KafkaTest
class Step4PipelineTest {

    @Test
    @Order(1)
    void five_hundred_messages_do_not_wait_for_five_hundred_answers(
            Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.delayRequests(ofMillis(50));

        Call<List<SendResult>> call =
                start("sendAll", () -> Step4Pipeline.sendAll(producer, topic.name(), values.messages(500)));
        boolean isBack = call.isBackWithin(ofSeconds(5));

        Supplier<Observation> saw = () -> observed(
                        "%s requests for %s of 500 records", tap.requests().size(), tap.recordsSent())
                .and(network.seen());
        verify(isBack)
                .youDid(call)
                .kafkaSaw(saw)
                .why("whoever waits for an answer before the next send() waits 500 times, once for every message")
                .isTrue();
        verify(tap.requests().size() < 60)
                .youDid(call)
                .kafkaSaw(saw)
                .why("send() batches by itself, if it is given more than one record before somebody waits for an"
                        + " answer")
                .isTrue();
    }

    @Test
    @Order(2)
    void the_results_stand_in_the_order_of_the_messages(@TopicSpec(partitions = 3) Topic topic, Values values) {
        List<String> messages = withTwoTooLarge(values);
        topic.alreadyHolds(values.between(2, 9));

        Call<List<SendResult>> call = sendAll(topic.newProducer(), topic, messages);

        List<String> wanted = messages.stream()
                .map(message -> message.equals(TooLarge.MESSAGE) ? "failed with RecordTooLargeException" : message)
                .toList();
        List<String> told = told(call, topic);
        verify(told)
                .youDid(did(call))
                .kafkaSaw(() ->
                        TooLarge.among(messages).and(observed("of what you told, %s", firstDifference(wanted, told))))
                .why("the caller finds a message's fate by its position in the list, and a failure is the fate of"
                        + " one message")
                .isEqualTo(wanted);
    }

    @Test
    @Order(3)
    void every_message_that_can_be_sent_is_in_the_log_once(Topic topic, Values values) {
        List<String> messages = withTwoTooLarge(values);

        Call<List<SendResult>> call = sendAll(topic.newProducer(), topic, messages);

        List<String> sendable = messages.stream()
                .filter(message -> !message.equals(TooLarge.MESSAGE))
                .toList();
        List<String> inTheLog = topic.values();
        verify(inTheLog)
                .youDid(did(call))
                .kafkaSaw(() -> observed(
                                "%s records in %s for %s messages that could be sent",
                                inTheLog.size(), topic.name(), sendable.size())
                        .and(firstDifference(sendable, inTheLog)))
                .why("a failure stops neither those before it nor those behind it, and nothing is sent a second time")
                .isEqualTo(sendable);
    }

    @Test
    @Order(4)
    void the_callers_producer_stays_open(Topic topic, Values values) {
        String afterwards = values.message();
        Producer<String, String> producer = topic.newProducer();

        Call<List<SendResult>> call = sendAll(producer, topic, values.messages(2));
        Call<?> next = call(
                "the caller's next send",
                () -> producer.send(new ProducerRecord<>(topic.name(), afterwards))
                        .get());

        verify(next.thrown())
                .youDid(did(call))
                .kafkaSaw(() -> topic.shown().and(Observation.of(next)))
                .why("whoever creates a producer closes it; this one was lent to you and has more to carry")
                .isNull();
    }

    @Test
    @Order(5)
    void messages_of_any_kind_arrive_in_order_and_without_a_key(Topic topic, Values values) {
        List<String> messages =
                Arrays.asList(values.message(), "", null, "  Señor Guy, à cheval \t", values.message(), "");

        Call<List<SendResult>> call = sendAll(topic.newProducer(), topic, messages);

        List<List<String>> sent = KeysAndValues.withoutKeys(messages);
        List<List<String>> inTheLog = KeysAndValues.inTheLog(topic);
        verify(inTheLog)
                .youDid(did(call))
                .kafkaSaw(() -> topic.shown().and(KeysAndValues.difference(sent, inTheLog)))
                .why("each message is one record, whatever is in it; a null is a record without a value")
                .isEqualTo(sent);
    }

    @Test
    @Order(6)
    void a_message_that_comes_twice_has_two_results(Topic topic, Values values) {
        List<String> messages = new ArrayList<>(values.messages(3));
        messages.addAll(messages);

        Call<List<SendResult>> call = sendAll(topic.newProducer(), topic, messages);

        List<String> told = inWords(call);
        List<String> places = topic.records().stream()
                .map(record -> "stored at " + record.place())
                .toList();
        verify(told)
                .youDid(did(call))
                .kafkaSaw(() -> observed("%s records for 3 messages, each given twice: %s", places.size(), places))
                .why("two messages with the same text are two records, and each has a place of its own")
                .isEqualTo(places);
    }

    @Test
    @Order(7)
    void a_message_that_the_serializer_refuses_has_failed_and_the_others_have_not(Topic topic, Values values) {
        List<String> messages = List.of(values.message(), RefusingSerializer.REFUSED, values.message());
        Producer<String, String> producer = topic.newProducer(Map.of("value.serializer", RefusingSerializer.class));

        Call<List<SendResult>> call = sendAll(producer, topic, messages);

        List<String> told = told(call, topic);
        verify(told)
                .youDid(did(call))
                .kafkaSaw(topic::shown)
                .why("a serializer's exception comes out of send() itself; it is the fate of one message, and two"
                        + " others wait")
                .isEqualTo(List.of(messages.get(0), "failed with SerializationException", messages.get(2)));
    }

    @Test
    @Order(8)
    void a_closed_producer_fails_every_message(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        producer.close();

        Call<List<SendResult>> call = sendAll(producer, topic, values.messages(2));

        List<String> told = told(call, topic);
        verify(told)
                .youDid(did(call) + "; the producer was closed already")
                .kafkaSaw(topic::shown)
                .why("a closed producer throws from send(): each message has failed, and each has a result that says"
                        + " so")
                .isEqualTo(List.of("failed with IllegalStateException", "failed with IllegalStateException"));
    }

    @Test
    @Order(9)
    void a_topic_that_does_not_exist_fails_every_message(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(Map.of("max.block.ms", 300));
        MissingTopic nowhere = new MissingTopic(topic);

        Call<List<SendResult>> call =
                call("sendAll", () -> Step4Pipeline.sendAll(producer, nowhere.name(), values.messages(2)));

        List<String> told = told(call, topic);
        verify(told)
                .youDid(did(call))
                .kafkaSaw(nowhere::seen)
                .why("send() looks for the topic for max.block.ms and then gives back a future that has failed")
                .isEqualTo(List.of("failed with TimeoutException", "failed with TimeoutException"));
    }

    @Test
    @Order(10)
    void an_interrupted_caller_is_told_so(Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<List<SendResult>> call =
                start("sendAll", () -> Step4Pipeline.sendAll(producer, topic.name(), values.messages(2)));
        Awaitility.await("the messages are under way and their sender waits")
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
    void no_messages_have_no_results(Topic topic, WireTap tap) {
        Call<List<SendResult>> call = sendAll(topic.newProducer(), topic, List.of());

        verify(call.value())
                .youDid(call + " for an empty list")
                .kafkaSaw(tap::seen)
                .why("nothing was asked for, so nothing is sent and nothing is told")
                .isEmpty();
    }

    private static Call<List<SendResult>> sendAll(
            Producer<String, String> producer, Topic topic, List<String> messages) {
        return call("sendAll", () -> Step4Pipeline.sendAll(producer, topic.name(), messages));
    }

    private static List<String> withTwoTooLarge(Values values) {
        List<String> messages = new ArrayList<>(values.messages(498));
        messages.add(7, TooLarge.MESSAGE);
        messages.add(300, TooLarge.MESSAGE);
        return messages;
    }

    /** As {@link Call#toString()} says it, but with the results in words. */
    private static String did(Call<List<SendResult>> call) {
        return call.thrown() == null ? "sendAll returned " + Reports.shown(inWords(call)) : call.toString();
    }

    private static List<String> inWords(Call<List<SendResult>> call) {
        return call.thrown() == null
                ? call.value().stream().map(Reports::inWords).toList()
                : List.of();
    }

    /** For each result the message at the place that it tells, or the failure that it tells. */
    private static List<String> told(Call<List<SendResult>> call, Topic topic) {
        Map<String, String> valueAt =
                topic.records().stream().collect(toMap(record -> "stored at " + record.place(), LogRecord::value));
        return inWords(call).stream()
                .map(told -> valueAt.getOrDefault(told, told))
                .toList();
    }
}
