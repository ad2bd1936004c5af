package workshop.lesson02;

import static java.time.Duration.ofSeconds;
import static workshop.lesson02.Reports.delivery;
import static workshop.lesson02.Reports.failure;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.TooLarge;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.client.RefusingSerializer;

@KafkaTest
class Step2CallbackTest {

    private final Reports reports = new Reports();

    @Test
    @Order(1)
    void each_message_is_reported_once_with_the_place_where_it_landed(
            @TopicSpec(partitions = 3) Topic topic, Values values) {
        List<String> messages = new ArrayList<>(values.messages(4));
        messages.add(messages.get(0));
        topic.alreadyHolds(values.between(2, 9));
        Producer<String, String> producer = topic.newProducer(Map.of("linger.ms", 0, "batch.size", 1));

        Call<Void> call = sendWithCallback(producer, topic, messages);

        List<String> told = reports.onceThereAre(messages.size());
        List<String> stored = topic.records().stream()
                .filter(record -> messages.contains(record.value()))
                .map(record -> delivery(record.value(), List.of(record.place())))
                .toList();
        verify(told)
                .youDid(call + "; of 5 outcomes it reported " + Reports.shown(told))
                .kafkaSaw(() -> topic.shown().and(observed("outcomes: %s", Reports.difference(stored, told))))
                .why("the callback of a record gets that record's own answer, once; which message it belongs to, you"
                        + " know when you send it")
                .containsExactlyInAnyOrderElementsOf(stored);
        verify(told)
                .youDid(call + "; of 5 outcomes it reported " + Reports.shown(told))
                .kafkaSaw(topic::shown)
                .why("a message that comes twice in the list is two messages: both are sent, and each has an outcome")
                .hasSize(messages.size());
    }

    @Test
    @Order(2)
    void it_returns_before_the_broker_has_answered(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<Void> call = start("sendWithCallback", () -> send(producer, topic.name(), values.messages(3)));

        verify(call.isBackWithin(ofSeconds(3)))
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("a callback is there so that nobody has to wait: the network thread calls it when the answer is"
                        + " in")
                .isTrue();
    }

    @Test
    @Order(3)
    void nothing_is_reported_before_the_broker_has_answered(Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<Void> call = call("sendWithCallback", () -> send(producer, topic.name(), values.messages(3)));
        List<String> told = reports.soFar();

        verify(told)
                .youDid(call + "; by then it had reported " + Reports.shown(told))
                .kafkaSaw(() -> tap.answers().and(network.seen()))
                .why("a message is delivered when the broker says so; that send() has returned says nothing about it")
                .isEmpty();
    }

    @Test
    @Order(4)
    void messages_arrive_once_each_in_order_and_without_a_key(Topic topic, Values values) {
        List<String> messages =
                Arrays.asList(values.message(), "", null, "  Señor Guy, à cheval \t", values.message(), "");
        Producer<String, String> producer = topic.newProducer();

        Call<Void> call = sendWithCallback(producer, topic, messages);

        List<List<String>> sent = KeysAndValues.withoutKeys(messages);
        List<List<String>> inTheLog = KeysAndValues.inTheLog(topic);
        verify(inTheLog)
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(KeysAndValues.difference(sent, inTheLog)))
                .why("each message is one record, whatever is in it; a null is a record without a value")
                .isEqualTo(sent);
    }

    @Test
    @Order(5)
    void a_message_that_is_too_large_fails_and_the_others_are_delivered(Topic topic, Values values) {
        List<String> messages = List.of(values.message(), TooLarge.MESSAGE, values.message());
        Producer<String, String> producer = topic.newProducer();

        Call<Void> call = sendWithCallback(producer, topic, messages);

        verifyReports(call, topic, messages, Map.of(TooLarge.MESSAGE, "RecordTooLargeException"))
                .why("on failure the metadata is not null, its fields are -1: the exception alone tells a failure"
                        + " from a success");
    }

    @Test
    @Order(6)
    void a_message_that_the_serializer_refuses_fails_and_the_others_are_delivered(Topic topic, Values values) {
        List<String> messages = List.of(values.message(), RefusingSerializer.REFUSED, values.message());
        Producer<String, String> producer = topic.newProducer(Map.of("value.serializer", RefusingSerializer.class));

        Call<Void> call = sendWithCallback(producer, topic, messages);

        verifyReports(call, topic, messages, Map.of(RefusingSerializer.REFUSED, "SerializationException"))
                .why("a serializer runs inside send(): what it throws comes out there, and the callback is never"
                        + " called");
    }

    @Test
    @Order(7)
    void a_closed_producer_fails_every_message(Topic topic, Values values) {
        List<String> messages = values.messages(2);
        Producer<String, String> producer = topic.newProducer();
        producer.close();

        Call<Void> call = sendWithCallback(producer, topic, messages);

        verifyReports(
                        call,
                        topic,
                        messages,
                        Map.of(messages.get(0), "IllegalStateException", messages.get(1), "IllegalStateException"))
                .why("a closed producer throws from send(), without a callback; each message still has to hear of"
                        + " its failure");
    }

    @Test
    @Order(8)
    void a_topic_that_does_not_exist_fails_the_message(Topic topic, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer(Map.of("max.block.ms", 500));

        Call<Void> call =
                call("sendWithCallback", () -> send(producer, new MissingTopic(topic).name(), List.of(message)));

        verifyReports(call, topic, List.of(message), Map.of(message, "TimeoutException"))
                .why("without metadata for the topic the producer gives the message up after max.block.ms, and tells"
                        + " the callback");
    }

    @Test
    @Order(9)
    void a_consumer_that_throws_takes_no_other_delivery_with_it(Topic topic, Values values) {
        List<String> messages = values.messages(4);
        Producer<String, String> producer = topic.newProducer();
        BiConsumer<String, RecordMetadata> clumsy = (message, metadata) -> {
            reports.delivered(message, metadata);
            throw new IllegalStateException("the inkwell fell over");
        };

        Call<Void> call = call(
                "sendWithCallback",
                () -> Step2Callback.sendWithCallback(producer, topic.name(), messages, clumsy, reports::failed));
        producer.flush();

        verifyReports(call, topic, messages, Map.of())
                .why("what goes wrong with the report of one message is no reason to be silent about another, or to"
                        + " call it failed");
    }

    @Test
    @Order(10)
    void a_consumer_that_throws_takes_no_other_message_with_it(Topic topic, Values values) {
        List<String> messages =
                List.of(TooLarge.MESSAGE, values.message(), RefusingSerializer.REFUSED, values.message());
        Producer<String, String> producer = topic.newProducer(Map.of("value.serializer", RefusingSerializer.class));
        BiConsumer<String, Exception> clumsy = (message, exception) -> {
            reports.failed(message, exception);
            throw new IllegalStateException("the inkwell fell over");
        };

        Call<Void> call = call(
                "sendWithCallback",
                () -> Step2Callback.sendWithCallback(producer, topic.name(), messages, reports::delivered, clumsy));
        producer.flush();

        verifyReports(
                        call,
                        topic,
                        messages,
                        Map.of(
                                TooLarge.MESSAGE,
                                "RecordTooLargeException",
                                RefusingSerializer.REFUSED,
                                "SerializationException"))
                .why("a failure known at once is reported inside send(), on your thread: what onFailed throws there"
                        + " meets your own loop");
    }

    @Test
    @Order(11)
    void no_messages_are_no_reports(Topic topic) {
        Producer<String, String> producer = topic.newProducer();

        Call<Void> call = sendWithCallback(producer, topic, List.of());
        call.value();

        verify(reports.soFar())
                .youDid(call + " for an empty list")
                .kafkaSaw(topic::shown)
                .why("nothing was asked for, so there is nothing to tell")
                .isEmpty();
    }

    /** Sends the messages, and returns when the producer has nothing left to do. */
    private Call<Void> sendWithCallback(Producer<String, String> producer, Topic topic, List<String> messages) {
        Call<Void> call = call("sendWithCallback", () -> send(producer, topic.name(), messages));
        producer.flush();
        return call;
    }

    private void send(Producer<String, String> producer, String topic, List<String> messages) {
        Step2Callback.sendWithCallback(producer, topic, messages, reports::delivered, reports::failed);
    }

    /**
     * Claims that sendWithCallback returned, and that it reported each message once: those in {@code failures} as
     * failed with that exception, all others as delivered.
     */
    private ReportClaims verifyReports(
            Call<Void> call, Topic topic, List<String> messages, Map<String, String> failures) {
        List<String> told = reports.onceThereAre(messages.size());
        List<String> wanted = messages.stream()
                .map(message -> failures.containsKey(message)
                        ? failure(message, failures.get(message))
                        : delivery(message, topic.placesOf(message)))
                .sorted()
                .toList();
        return new ReportClaims(
                call,
                call + "; of " + wanted.size() + " outcomes it reported " + Reports.shown(told),
                () -> topic.shown().and(observed("outcomes: %s", Reports.difference(wanted, told))),
                wanted,
                told);
    }
}
