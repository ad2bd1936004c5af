package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.LogRecord;
import workshop.testkit.Network;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.report.Describe;

@KafkaTest
class Step3InterceptorTest {

    private static final String HEADER = "dispatched-at";

    @Test
    @Order(1)
    void it_counts_what_is_acknowledged(Topic topic, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer = producer(topic, clientId, Map.of());

        values.messages(4).forEach(message -> send(producer, new ProducerRecord<>(topic.name(), message)));

        verifyStats(
                clientId,
                new Stats(4, 4, 0),
                topic.shown(),
                "onSend is called for each record, onAcknowledgement for each answer");
    }

    @Test
    @Order(2)
    void what_is_under_way_is_not_acknowledged(Topic topic, Network network, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer = producer(topic, clientId, Map.of());
        network.holdResponses();

        values.messages(3).forEach(message -> producer.send(new ProducerRecord<>(topic.name(), message)));

        verifyStats(
                clientId,
                new Stats(3, 0, 0),
                "3 records sent, and no answer yet: the test holds them back",
                "onSend is called before the record is even serialized; it confirms nothing");
    }

    @Test
    @Order(3)
    void an_unknown_client_has_zeros(Values values) {
        verifyStats(
                clientId(values),
                new Stats(0, 0, 0),
                "no producer with this client.id",
                "whoever asks too early, or mistypes a name, gets zeros and no exception");
    }

    @Test
    @Order(4)
    void two_producers_are_counted_apart(Topic topic, Values values) {
        String one = clientId(values);
        String two = clientId(values);
        Producer<String, String> first = producer(topic, one, Map.of());
        Producer<String, String> second = producer(topic, two, Map.of());

        values.messages(2).forEach(message -> send(first, new ProducerRecord<>(topic.name(), message)));
        values.messages(5).forEach(message -> send(second, new ProducerRecord<>(topic.name(), message)));

        verifyStats(
                one,
                new Stats(2, 2, 0),
                "2 records by this client, and 5 by another",
                "each producer has an instance of its own, and configure() tells it the client.id");
    }

    @Test
    @Order(5)
    void counts_outlive_the_producer(Topic topic, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer = producer(topic, clientId, Map.of());
        send(producer, new ProducerRecord<>(topic.name(), values.message()));

        producer.close();

        verifyStats(
                clientId,
                new Stats(1, 1, 0),
                "1 record in the log, by a producer that is closed by now",
                "the last numbers of a producer are read after its end");
    }

    @Test
    @Order(6)
    void failures_are_counted(Topic topic, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer =
                producer(topic, clientId, Map.of("max.request.size", 2_000, "value.serializer", Fussy.class));

        send(producer, new ProducerRecord<>(topic.name(), values.message()));
        send(producer, new ProducerRecord<>(topic.name(), "x".repeat(3_000)));
        send(producer, new ProducerRecord<>(topic.name(), Fussy.REFUSED));

        verifyStats(
                clientId,
                new Stats(3, 1, 2),
                topic.shown() + "; one record was too large, one had no bytes",
                "a failure comes to onAcknowledgement as well, with an exception; even one that send() throws");
    }

    @Test
    @Order(7)
    void a_failure_without_metadata_is_counted(Topic topic, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer = producer(topic, clientId, Map.of());

        Call<?> call = send(producer, null);

        Stats stats = call("statsOf", () -> Step3Interceptor.statsOf(clientId)).value();
        verify(stats.failed())
                .youDid("statsOf said " + stats)
                .kafkaSaw(() -> "send(null), which has no topic and no metadata; " + call)
                .why(
                        "when not even the topic is known, the metadata is null; whatever an interceptor throws is swallowed")
                .isEqualTo(1L);
    }

    @Test
    @Order(8)
    void every_record_carries_the_time_once(Topic topic, Values values) {
        Producer<String, String> producer = producer(topic, clientId(values), Map.of());
        long before = System.currentTimeMillis();

        send(producer, new ProducerRecord<>(topic.name(), values.message()));

        long after = System.currentTimeMillis();
        List<String> found = headers(topic).get(0);
        verify(found.size() == 1 && found.get(0).matches("\\d{1,18}") && isBetween(before, found.get(0), after))
                .youDid("your interceptor wrote " + HEADER + "=" + found + taken(found))
                .kafkaSaw(() -> "a record that was sent between " + before + " and " + after)
                .why("milliseconds since the epoch as a decimal number, in UTF-8: a reader has nothing else to go by")
                .isTrue();
    }

    @Test
    @Order(9)
    void a_record_that_is_sent_twice_has_the_time_once(Topic topic, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer = producer(topic, clientId, Map.of());
        ProducerRecord<String, String> record = new ProducerRecord<>(topic.name(), values.message());

        send(producer, record);
        send(producer, record);

        Stats stats = Step3Interceptor.statsOf(clientId);
        verify(List.of(headers(topic).stream().map(List::size).toList(), stats))
                .youDid("your interceptor wrote " + HEADER + " so often: "
                        + headers(topic).stream().map(List::size).toList() + "; statsOf said " + stats)
                .kafkaSaw(() -> "the same record twice in the log")
                .why("after the first send() a record's headers are read-only: an add() throws then, and is swallowed"
                        + " together with what comes after it")
                .isEqualTo(List.of(List.of(1, 1), new Stats(2, 2, 0)));
    }

    @Test
    @Order(10)
    void nothing_else_of_the_record_changes(Topic topic, Values values) {
        Producer<String, String> producer = producer(topic, clientId(values), Map.of());
        String message = values.message();

        send(producer, record(topic, message));

        String inTheLog = topic.records().stream()
                .map(Step3InterceptorTest::shown)
                .findFirst()
                .orElse("nothing");
        String wanted = "key Robin, value " + message + ", time 1234567890123, headers {sender=[Little John]}";
        verify(inTheLog)
                .youDid("your interceptor passed on: " + inTheLog)
                .kafkaSaw(() -> "sent was: " + wanted)
                .why(
                        "an interceptor sees every record of every team; whoever changes more than agreed breaks readers that"
                                + " it doesn't know")
                .isEqualTo(wanted);
    }

    @Test
    @Order(11)
    void it_takes_records_of_any_type(Topic topic, Values values) throws Exception {
        String clientId = clientId(values);
        Producer<byte[], byte[]> producer = producerOf(
                topic,
                clientId,
                Map.of("key.serializer", ByteArraySerializer.class, "value.serializer", ByteArraySerializer.class));

        sendAny(producer, new ProducerRecord<>(topic.name(), values.message().getBytes(UTF_8)));
        sendAny(producer, new ProducerRecord<>(topic.name(), new byte[] {1}, null));

        verifyStats(
                clientId,
                new Stats(2, 2, 0),
                "2 records of bytes: one without a key, one without a value",
                "one interceptor serves producers of all types; a cast or a null that it trips over is swallowed");
    }

    @Test
    @Order(12)
    void it_does_not_keep_the_network_thread(Topic topic, Values values) throws Exception {
        Producer<String, String> producer = producer(topic, clientId(values), Map.of());
        List<Future<RecordMetadata>> answers = values.messages(100).stream()
                .map(message -> producer.send(new ProducerRecord<>(topic.name(), message)))
                .toList();

        long start = System.nanoTime();
        Call<?> last =
                call("100 answers with your interceptor", () -> answers.get(99).get(4_000, MILLISECONDS));

        verify(last.thrown())
                .youDid(last)
                .kafkaSaw(() -> topic.values().size() + " of 100 records in the log, and "
                        + answers.stream().filter(Future::isDone).count() + " answers handed on after "
                        + Describe.millis(ofMillis((System.nanoTime() - start) / 1_000_000)))
                .why("onAcknowledgement runs on the network thread, which carries everybody's answers: what waits there"
                        + " delays them all")
                .isNull();
    }

    private static String clientId(Values values) {
        return "little-john-" + values.word();
    }

    private static Producer<String, String> producer(Topic topic, String clientId, Map<String, Object> settings) {
        return producerOf(topic, clientId, settings);
    }

    /** A key of another type than text is fine with Kafka, and the cast is not checked at run time. */
    @SuppressWarnings("unchecked")
    private static <K, V> Producer<K, V> producerOf(Topic topic, String clientId, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("client.id", clientId);
        all.put("interceptor.classes", Step3Interceptor.class.getName());
        Call<Producer<?, ?>> call = call(
                "a producer with interceptor.classes=" + Step3Interceptor.class.getName(),
                () -> topic.newProducer(all));
        return (Producer<K, V>) call.value();
    }

    private static Call<?> send(Producer<String, String> producer, ProducerRecord<String, String> record) {
        return call("send", () -> producer.send(record).get(5, SECONDS));
    }

    private static void sendAny(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
            throws Exception {
        producer.send(record).get(5, SECONDS);
    }

    private static ProducerRecord<String, String> record(Topic topic, String message) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic.name(), 0, 1_234_567_890_123L, "Robin", message);
        record.headers().add("sender", "Little John".getBytes(UTF_8));
        return record;
    }

    private static String shown(LogRecord record) {
        Map<String, List<String>> headers = record.headers();
        headers.remove(HEADER);
        return "key " + record.key() + ", value " + record.value() + ", time " + record.timestamp() + ", headers "
                + headers;
    }

    /** What each record in the log has under {@code dispatched-at}. */
    private static List<List<String>> headers(Topic topic) {
        return topic.records().stream()
                .map(record -> StreamSupport.stream(
                                record.raw().headers().headers(HEADER).spliterator(), false)
                        .map(Step3InterceptorTest::shown)
                        .toList())
                .toList();
    }

    /** What a reader takes the header for. */
    private static String taken(List<String> found) {
        return found.size() == 1 && found.get(0).matches("\\d{1,18}")
                ? ", which a reader takes for " + Instant.ofEpochMilli(Long.parseLong(found.get(0)))
                : ", which a reader takes for no number";
    }

    /** As text, or the bytes if they are none. */
    private static String shown(Header header) {
        String text = new String(header.value(), UTF_8);
        return text.matches("[ -~]*") ? text : HexFormat.ofDelimiter(" ").formatHex(header.value());
    }

    private static boolean isBetween(long before, String millis, long after) {
        return before <= Long.parseLong(millis) && Long.parseLong(millis) <= after;
    }

    private static void verifyStats(String clientId, Stats wanted, String kafkaSaw, String why) {
        Stats stats = call("statsOf", () -> Step3Interceptor.statsOf(clientId)).value();
        verify(stats)
                .youDid("statsOf said " + stats)
                .kafkaSaw(() -> kafkaSaw)
                .why(why)
                .isEqualTo(wanted);
    }
}
