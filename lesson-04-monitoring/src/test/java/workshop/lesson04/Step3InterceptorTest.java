package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofNanos;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static workshop.lesson04.InterceptedProducer.ofText;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.LogRecord;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.client.RefusingSerializer;
import workshop.testkit.client.SentRecords;

@KafkaTest
class Step3InterceptorTest {

    @Test
    @Order(1)
    void it_counts_what_is_acknowledged(Topic topic, Values values) {
        InterceptedProducer<String, String> producer = ofText(topic, values);

        values.messages(4).forEach(message -> producer.send(new ProducerRecord<>(topic.name(), message)));

        verifyStats(
                producer.clientId(),
                new Stats(4, 4, 0),
                topic::shown,
                "onSend is called for each record, onAcknowledgement for each answer");
    }

    @Test
    @Order(2)
    void what_is_under_way_is_not_acknowledged(Topic topic, Network network, Values values) {
        InterceptedProducer<String, String> producer = ofText(topic, values);
        SentRecords sent = new SentRecords();
        network.holdResponses();

        values.messages(3)
                .forEach(message -> sent.send(producer.producer(), new ProducerRecord<>(topic.name(), message)));

        verifyStats(
                producer.clientId(),
                new Stats(3, 0, 0),
                () -> Readings.seen(sent.tally()).and(network.seen()),
                "onSend is called before the record is even serialized; it confirms nothing");
    }

    @Test
    @Order(3)
    void an_unknown_client_has_zeros(Values values) {
        String clientId = InterceptedProducer.clientId(values);

        verifyStats(
                clientId,
                new Stats(0, 0, 0),
                () -> InterceptedProducer.sends(clientId),
                "whoever asks too early, or mistypes a name, gets zeros and no exception");
    }

    @Test
    @Order(4)
    void two_producers_are_counted_apart(Topic topic, Values values) {
        InterceptedProducer<String, String> one = ofText(topic, values);
        InterceptedProducer<String, String> two = ofText(topic, values);

        values.messages(2).forEach(message -> one.send(new ProducerRecord<>(topic.name(), message)));
        values.messages(5).forEach(message -> two.send(new ProducerRecord<>(topic.name(), message)));

        verifyStats(
                one.clientId(),
                new Stats(2, 2, 0),
                () -> InterceptedProducer.sends(one.clientId()).and(InterceptedProducer.sends(two.clientId())),
                "each producer has an instance of its own, and configure() tells it the client.id");
    }

    @Test
    @Order(5)
    void counts_outlive_the_producer(Topic topic, Values values) {
        InterceptedProducer<String, String> producer = ofText(topic, values);
        producer.send(new ProducerRecord<>(topic.name(), values.message()));

        producer.producer().close();

        verifyStats(
                producer.clientId(),
                new Stats(1, 1, 0),
                () -> topic.shown().and(InterceptedProducer.sends(producer.clientId())),
                "the last numbers of a producer are read after its end");
    }

    @Test
    @Order(6)
    void failures_are_counted(Topic topic, Values values) {
        InterceptedProducer<String, String> producer = InterceptedProducer.of(
                topic, values, Map.of("max.request.size", 2_000, "value.serializer", RefusingSerializer.class));

        producer.send(new ProducerRecord<>(topic.name(), values.message()));
        Call<?> tooLarge = producer.send(new ProducerRecord<>(topic.name(), "x".repeat(3_000)));
        Call<?> refused = producer.send(new ProducerRecord<>(topic.name(), RefusingSerializer.REFUSED));

        verifyStats(
                producer.clientId(),
                new Stats(3, 1, 2),
                () -> topic.shown().and(Observation.of(tooLarge)).and(Observation.of(refused)),
                "a failure comes to onAcknowledgement as well, with an exception; even one that send() throws");
    }

    @Test
    @Order(7)
    void a_failure_without_metadata_is_counted(Topic topic, Values values) {
        InterceptedProducer<String, String> producer = ofText(topic, values);

        Call<?> call = producer.send(null);

        Stats stats = call("statsOf", () -> Step3Interceptor.statsOf(producer.clientId()))
                .value();
        verify(stats.failed())
                .youDid("statsOf said " + stats)
                .kafkaSaw(() -> Observation.of(call))
                .why("null has no topic, and when not even the topic is known, the metadata is null; whatever an"
                        + " interceptor throws is swallowed")
                .isEqualTo(1L);
    }

    @Test
    @Order(8)
    void every_record_carries_the_time_once(Topic topic, Values values) {
        InterceptedProducer<String, String> producer = ofText(topic, values);
        long before = System.currentTimeMillis();

        producer.send(new ProducerRecord<>(topic.name(), values.message()));

        long after = System.currentTimeMillis();
        DispatchedAt header = DispatchedAt.of(topic.records().get(0));
        Supplier<Observation> saw = () -> observed("a record that was sent between %s and %s", before, after);
        verify(header.values().size())
                .youDid(header)
                .kafkaSaw(saw)
                .why("one header of this name: of several, or of none, a reader does not know the time")
                .isEqualTo(1);
        verify(header.isNumber())
                .youDid(header)
                .kafkaSaw(saw)
                .why("a decimal number, in UTF-8: a reader has nothing else to go by")
                .isTrue();
        verify(header.isBetween(before, after))
                .youDid(header)
                .kafkaSaw(saw)
                .why("milliseconds since the epoch, at the moment of the call: a reader has nothing else to go by")
                .isTrue();
    }

    @Test
    @Order(9)
    void a_record_that_is_sent_twice_has_the_time_once(Topic topic, Values values) {
        InterceptedProducer<String, String> producer = ofText(topic, values);
        ProducerRecord<String, String> record = new ProducerRecord<>(topic.name(), values.message());

        producer.send(record);
        producer.send(record);

        List<Integer> headers = topic.records().stream()
                .map(DispatchedAt::of)
                .map(header -> header.values().size())
                .toList();
        Stats stats = Step3Interceptor.statsOf(producer.clientId());
        String did =
                "your interceptor wrote " + DispatchedAt.HEADER + " so often: " + headers + "; statsOf said " + stats;
        verify(headers)
                .youDid(did)
                .kafkaSaw(topic::shown)
                .why("a record that has the header already keeps it as it is")
                .isEqualTo(List.of(1, 1));
        verify(stats)
                .youDid(did)
                .kafkaSaw(topic::shown)
                .why("after the first send() a record's headers are read-only: an add() throws then, and is swallowed"
                        + " together with what comes after it")
                .isEqualTo(new Stats(2, 2, 0));
    }

    @Test
    @Order(10)
    void nothing_else_of_the_record_changes(Topic topic, Values values) {
        InterceptedProducer<String, String> producer = ofText(topic, values);
        String message = values.message();

        producer.send(record(topic, message));

        String inTheLog = topic.records().stream()
                .map(DispatchedAt::otherThanHeader)
                .findFirst()
                .orElse("nothing");
        String given = "key Robin, value " + message + ", time 1234567890123, headers {sender=[Little John]}";
        verify(inTheLog)
                .youDid("your interceptor passed on: " + inTheLog + "; it was given: " + given)
                .kafkaSaw(topic::shown)
                .why("an interceptor sees every record of every team; whoever changes more than agreed"
                        + " breaks readers that it doesn't know")
                .isEqualTo(given);
    }

    @Test
    @Order(11)
    void it_takes_records_of_any_type(Topic topic, Values values) {
        InterceptedProducer<byte[], byte[]> producer = InterceptedProducer.of(
                topic,
                values,
                Map.of("key.serializer", ByteArraySerializer.class, "value.serializer", ByteArraySerializer.class));

        producer.send(new ProducerRecord<>(topic.name(), values.message().getBytes(UTF_8)));
        producer.send(new ProducerRecord<>(topic.name(), new byte[] {1}, null));

        verifyStats(
                producer.clientId(),
                new Stats(2, 2, 0),
                () -> withoutKeyOrValue(topic.records()),
                "one interceptor serves producers of all types; a cast or a null that it trips over is swallowed");
    }

    @Test
    @Order(12)
    void it_does_not_keep_the_network_thread(Topic topic, Values values) {
        InterceptedProducer<String, String> producer = ofText(topic, values);
        List<Future<RecordMetadata>> answers = values.messages(100).stream()
                .map(message -> producer.producer().send(new ProducerRecord<>(topic.name(), message)))
                .toList();

        long start = System.nanoTime();
        Call<?> last =
                call("100 answers with your interceptor", () -> answers.get(99).get(4_000, MILLISECONDS));

        verify(last.thrown())
                .youDid(last)
                .kafkaSaw(() -> observed(
                        "%s of %s records in the log, and %s answers handed on after %s",
                        topic.values().size(),
                        answers.size(),
                        answers.stream().filter(Future::isDone).count(),
                        ofNanos(System.nanoTime() - start)))
                .why("onAcknowledgement runs on the network thread, which carries everybody's answers: what waits there"
                        + " delays them all")
                .isNull();
    }

    private static ProducerRecord<String, String> record(Topic topic, String message) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic.name(), 0, 1_234_567_890_123L, "Robin", message);
        record.headers().add("sender", "Little John".getBytes(UTF_8));
        return record;
    }

    private static Observation withoutKeyOrValue(List<LogRecord> records) {
        return observed(
                "%s records of bytes in the log, %s without a key, %s without a value",
                records.size(),
                records.stream().filter(record -> record.keyBytes() == null).count(),
                records.stream().filter(record -> record.valueBytes() == null).count());
    }

    private static void verifyStats(String clientId, Stats wanted, Supplier<Observation> kafkaSaw, String why) {
        Stats stats = call("statsOf", () -> Step3Interceptor.statsOf(clientId)).value();
        verify(stats)
                .youDid("statsOf said " + stats)
                .kafkaSaw(kafkaSaw)
                .why(why)
                .isEqualTo(wanted);
    }
}
