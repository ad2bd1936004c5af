package workshop.lesson02;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.Claim;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.TooLarge;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.client.RefusingSerializer;

@KafkaTest
class Step3FutureTest {

    /** With this producer nothing leaves before somebody flushes. */
    private static final Map<String, Object> PATIENT = Map.of("linger.ms", 60_000);

    @Test
    @Order(1)
    void the_future_tells_where_the_record_landed(@TopicSpec(partitions = 3) Topic topic, Values values) {
        String message = values.message();
        topic.alreadyHolds(values.between(2, 9));
        Producer<String, String> producer = topic.newProducer();

        Call<RecordMetadata> answer = answerOf(sendAsync(producer, record(topic, message)));

        verify(topic.placesOf(message))
                .youDid(answer)
                .kafkaSaw(() -> topic.whereIs(message))
                .why("whoever hangs code on this future wants to know what the callback was told: topic, partition"
                        + " and offset")
                .isEqualTo(List.of(String.valueOf(answer.value())));
    }

    @Test
    @Order(2)
    void the_producer_stays_open(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();

        Call<RecordMetadata> first = answerOf(sendAsync(producer, record(topic, values.message())));
        Call<RecordMetadata> second = answerOf(sendAsync(producer, record(topic, values.message())));

        verify(first.thrown())
                .youDid("of two calls in turn the first: " + first)
                .kafkaSaw(topic::shown)
                .why("the producer is open and the topic is there: nothing keeps the first record from being stored")
                .isNull();
        verify(second.thrown())
                .youDid("of two calls in turn the first: " + first + "; the second: " + second)
                .kafkaSaw(topic::shown)
                .why("whoever creates a producer closes it; this one was lent to you and has more to carry")
                .isNull();
    }

    @Test
    @Order(3)
    void it_returns_before_the_broker_has_answered(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<CompletableFuture<RecordMetadata>> call =
                start("sendAsync", () -> Step3Future.sendAsync(producer, record(topic, values.message())));

        verify(call.isBackWithin(ofSeconds(3)))
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("a future is what you give a caller so that nobody has to wait in here")
                .isTrue();
    }

    @Test
    @Order(4)
    void the_future_is_not_done_before_the_broker_has_answered(
            Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<CompletableFuture<RecordMetadata>> call = sendAsync(producer, record(topic, values.message()));

        verify(call.value().isDone())
                .youDid(call)
                .kafkaSaw(() -> tap.answers().and(network.seen()))
                .why("a future that is completed when send() returns promises what nobody knows yet")
                .isFalse();
    }

    @Test
    @Order(5)
    void a_record_that_is_too_large_fails_the_future(Topic topic) {
        Producer<String, String> producer = topic.newProducer();

        Call<CompletableFuture<RecordMetadata>> call = sendAsync(producer, record(topic, TooLarge.MESSAGE));

        verifyFailure(call, topic)
                .why("the callback gets metadata here too, all its fields -1, and Kafka's own exception: the caller"
                        + " needs that one as it is")
                .isEqualTo(List.of(ExecutionException.class, RecordTooLargeException.class));
    }

    @Test
    @Order(6)
    void a_value_that_the_serializer_refuses_fails_the_future(Topic topic) {
        Producer<String, String> producer = topic.newProducer(Map.of("value.serializer", RefusingSerializer.class));

        Call<CompletableFuture<RecordMetadata>> call = sendAsync(producer, record(topic, RefusingSerializer.REFUSED));

        verifyFailure(call, topic)
                .why("a serializer's exception comes out of send() and no callback is called; a caller who was"
                        + " promised a future looks for it there")
                .isEqualTo(List.of(ExecutionException.class, SerializationException.class));
    }

    @Test
    @Order(7)
    void a_closed_producer_fails_the_future(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        producer.close();

        Call<CompletableFuture<RecordMetadata>> call = sendAsync(producer, record(topic, values.message()));

        verifyFailure(call, topic)
                .why("a closed producer throws from send(), and its IllegalStateException is none of Kafka's own"
                        + " types: all of them belong in the future")
                .isEqualTo(List.of(ExecutionException.class, IllegalStateException.class));
    }

    @Test
    @Order(8)
    void a_topic_that_does_not_exist_fails_the_future(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(Map.of("max.block.ms", 500));
        MissingTopic nowhere = new MissingTopic(topic);

        Call<CompletableFuture<RecordMetadata>> call =
                sendAsync(producer, new ProducerRecord<>(nowhere.name(), values.message()));

        verifyFailure(call, topic)
                .why("send() looked for the topic for max.block.ms and reports to the callback that it has given up")
                .isEqualTo(List.of(ExecutionException.class, TimeoutException.class));
    }

    @Test
    @Order(9)
    void no_record_at_all_fails_the_future(Topic topic) {
        Producer<String, String> producer = topic.newProducer();

        Call<CompletableFuture<RecordMetadata>> call = sendAsync(producer, null);

        verifyFailure(call, topic)
                .why("whatever send() throws, the caller hears of it from the future; one way for failures is the"
                        + " point of this method")
                .isEqualTo(List.of(ExecutionException.class, NullPointerException.class));
    }

    @Test
    @Order(10)
    void records_leave_once_each_in_the_order_of_the_calls(Topic topic, Values values) {
        List<String> messages = new ArrayList<>(values.messages(198));
        messages.add(null);
        messages.add(messages.get(0));
        Producer<String, String> producer = topic.newProducer(PATIENT);

        Call<List<CompletableFuture<RecordMetadata>>> calls = sendAll(producer, topic, messages);
        List<String> early = topic.values();
        producer.flush();

        List<String> inTheLog = topic.values();
        verify(early)
                .youDid(calls.value().size() + " calls of sendAsync with linger.ms=60000, then one flush by the test")
                .kafkaSaw(() -> observed("%s records before the flush and %s after it", early.size(), inTheLog.size()))
                .why("sendAsync only hands the record over; when a batch leaves is for linger.ms or the caller's"
                        + " flush to say")
                .isEmpty();
        verify(inTheLog)
                .youDid(calls.value().size() + " calls of sendAsync with linger.ms=60000, then one flush by the test")
                .kafkaSaw(() -> observed("%s records before the flush and %s after it", early.size(), inTheLog.size())
                        .and(firstDifference(messages, inTheLog)))
                .why("who sends in turn is heard in turn, as long as every send() is called on the caller's own thread")
                .isEqualTo(messages);
    }

    @Test
    @Order(11)
    void fifty_records_need_no_fifty_threads(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(PATIENT);

        Call<List<CompletableFuture<RecordMetadata>>> calls = sendAll(producer, topic, values.messages(50));

        int threads = calls.threadsStarted();
        verify(threads <= 2)
                .youDid(calls.value().size() + " calls of sendAsync; " + threads + " threads more than before")
                .kafkaSaw(topic::shown)
                .why("the network thread calls back when an answer is in; a thread that waits for one is one too many")
                .isTrue();
    }

    private static ProducerRecord<String, String> record(Topic topic, String message) {
        return new ProducerRecord<>(topic.name(), message);
    }

    private static Call<CompletableFuture<RecordMetadata>> sendAsync(
            Producer<String, String> producer, ProducerRecord<String, String> record) {
        return call("sendAsync", () -> Step3Future.sendAsync(producer, record));
    }

    private static Call<RecordMetadata> answerOf(Call<CompletableFuture<RecordMetadata>> call) {
        CompletableFuture<RecordMetadata> future = call.value();
        return call("the future of sendAsync", () -> future.get(4, SECONDS));
    }

    /** Opens a claim about what a caller meets: what {@code get()} threw and its cause, or what sendAsync threw. */
    private static Claim<ListAssert<Class<?>>> verifyFailure(
            Call<CompletableFuture<RecordMetadata>> call, Topic topic) {
        Call<?> found = call.thrown() == null ? answerOf(call) : call;
        return verify(found.causes().stream()
                        .limit(2)
                        .<Class<?>>map(Throwable::getClass)
                        .toList())
                .youDid(found)
                .kafkaSaw(topic::shown);
    }

    private static Call<List<CompletableFuture<RecordMetadata>>> sendAll(
            Producer<String, String> producer, Topic topic, List<String> messages) {
        return call("sendAsync", () -> {
            List<CompletableFuture<RecordMetadata>> futures = new ArrayList<>();
            for (String message : messages) {
                futures.add(Step3Future.sendAsync(producer, record(topic, message)));
            }
            return futures;
        });
    }
}
