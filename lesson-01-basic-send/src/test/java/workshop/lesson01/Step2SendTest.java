package workshop.lesson01;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.firstDifference;
import static workshop.testkit.Observation.observed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
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

@KafkaTest
class Step2SendTest {

    /** With this producer nothing leaves before somebody flushes. */
    private static final Map<String, Object> PATIENT = Map.of("linger.ms", 60_000);

    @Test
    @Order(1)
    void the_future_tells_where_the_message_landed(Topic topic, Values values) {
        String message = values.message();
        topic.alreadyHolds(values.between(2, 9));
        Producer<String, String> producer = topic.newProducer();

        Future<RecordMetadata> future = call("send", () -> Step2Send.send(producer, topic.name(), message))
                .value();
        Call<RecordMetadata> answer = call("the future of send", () -> future.get(5, SECONDS));

        List<String> yours = topic.records().stream()
                .filter(record -> !String.valueOf(record.value()).startsWith("somebody else's"))
                .map(LogRecord::place)
                .toList();
        verify(yours)
                .youDid(answer)
                .kafkaSaw(() -> topic.whereIs(message))
                .why("the future is the broker's answer: the topic, partition and offset of this one record")
                .contains(placeTold(answer));
    }

    @Test
    @Order(2)
    void the_producer_stays_open(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();

        Call<List<Future<RecordMetadata>>> calls = sendAll(producer, topic, values.messages(2));

        verify(calls.thrown())
                .youDid("of two calls of send in turn the second: " + calls)
                .kafkaSaw(topic::shown)
                .why("whoever creates a producer closes it; this one was lent to you and has more to carry")
                .isNull();
    }

    @Test
    @Order(3)
    void send_returns_before_the_broker_has_answered(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<Future<RecordMetadata>> call =
                start("send", () -> Step2Send.send(producer, topic.name(), values.message()));

        verify(call.isBackWithin(ofSeconds(3)))
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("the producer's send() only puts the message into its buffer, Little John's saddlebag; the"
                        + " Future is his promise to report back")
                .isTrue();
    }

    @Test
    @Order(4)
    void the_future_is_not_done_before_the_broker_has_answered(
            Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<Future<RecordMetadata>> call =
                call("send", () -> Step2Send.send(producer, topic.name(), values.message()));

        verify(call.value().isDone())
                .youDid(call)
                .kafkaSaw(() -> tap.answers().and(network.seen()))
                .why("nobody can know the offset before the broker has answered; the producer's own future waits for"
                        + " that")
                .isFalse();
    }

    @Test
    @Order(5)
    void nothing_is_flushed(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(PATIENT);

        Call<List<Future<RecordMetadata>>> calls = sendAll(producer, topic, values.messages(50));

        List<Future<RecordMetadata>> done =
                calls.value().stream().filter(Future::isDone).toList();
        verify(done)
                .youDid("called send 50 times with linger.ms=60000; " + done.size() + " futures are done already")
                .kafkaSaw(topic::shown)
                .why("a flush in every send makes every message travel alone; when to wait is for the caller to say")
                .isEmpty();
    }

    @Test
    @Order(6)
    void fifty_messages_need_no_fifty_threads(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(PATIENT);

        Call<List<Future<RecordMetadata>>> calls = sendAll(producer, topic, values.messages(50));

        int threads = calls.threadsStarted();
        verify(threads <= 2)
                .youDid(calls.value().size() + " calls of send; " + threads + " threads more than before")
                .kafkaSaw(topic::shown)
                .why("the producer has a thread that does the riding for all messages; yours never has to wait, so"
                        + " it needs no other")
                .isTrue();
    }

    @Test
    @Order(7)
    void messages_arrive_unchanged_once_each_in_the_order_of_the_calls(Topic topic, Values values) {
        List<String> messages = new ArrayList<>(values.messages(48));
        messages.add("  Señor Guy, à cheval \t");
        messages.add("");
        Producer<String, String> producer = topic.newProducer(PATIENT);

        Call<List<Future<RecordMetadata>>> calls = sendAll(producer, topic, messages);
        producer.flush();

        List<String> inTheLog = topic.values();
        verify(inTheLog)
                .youDid(calls.value().size() + " calls of send, then one flush")
                .kafkaSaw(() -> observed(
                                "%s records in %s for %s messages", inTheLog.size(), topic.name(), messages.size())
                        .and(firstDifference(messages, inTheLog)))
                .why("the value of the record is the message, character for character; who sends in turn is heard in"
                        + " turn")
                .isEqualTo(messages);
    }

    @Test
    @Order(8)
    void the_record_has_no_key(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(PATIENT);

        Call<List<Future<RecordMetadata>>> calls = sendAll(producer, topic, values.messages(5));
        producer.flush();

        verify(topic.records().stream()
                        .map(LogRecord::key)
                        .filter(Objects::nonNull)
                        .toList())
                .youDid(calls.value().size() + " calls of send")
                .kafkaSaw(topic::shown)
                .why("a key binds a message to one partition; nobody asked for that here")
                .isEmpty();
    }

    @Test
    @Order(9)
    void the_producer_chooses_the_partition(@TopicSpec(partitions = 6) Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(Map.of("linger.ms", 0, "batch.size", 1));

        Call<List<Future<RecordMetadata>>> calls = sendAll(producer, topic, values.messages(50));
        topic.valuesOnceThereAre(50);

        List<Integer> used =
                topic.records().stream().map(LogRecord::partition).distinct().toList();
        verify(used)
                .youDid(calls.value().size() + " calls of send, to a topic with 6 partitions")
                .kafkaSaw(() -> observed("records on %s of 6 partitions: %s", used.size(), used)
                        .and(topic.shown()))
                .why("without a key and a partition the producer spreads the messages: one batch here, the next one"
                        + " there")
                .hasSizeGreaterThan(1);
    }

    @Test
    @Order(10)
    void a_message_that_is_too_large_fails_its_future(Topic topic) {
        Producer<String, String> producer = topic.newProducer();

        Future<RecordMetadata> future = call("send", () -> Step2Send.send(producer, topic.name(), TooLarge.MESSAGE))
                .value();
        Call<RecordMetadata> answer = call("the future of send", () -> future.get(5, SECONDS));

        verify(answer.causes())
                .youDid(answer)
                .kafkaSaw(topic::shown)
                .why("a record over max.request.size never leaves the producer; the future is where the caller"
                        + " learns of it")
                .hasAtLeastOneElementOfType(RecordTooLargeException.class);
    }

    /** The place that the broker's answer names; no place if there was no answer. */
    private static String placeTold(Call<RecordMetadata> answer) {
        return answer.thrown() == null ? String.valueOf(answer.value()) : "no place";
    }

    private static Call<List<Future<RecordMetadata>>> sendAll(
            Producer<String, String> producer, Topic topic, List<String> messages) {
        return call("send", () -> {
            List<Future<RecordMetadata>> futures = new ArrayList<>();
            for (String message : messages) {
                futures.add(Step2Send.send(producer, topic.name(), message));
            }
            return futures;
        });
    }
}
