package workshop.lesson02;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toSet;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.firstDifference;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.report.Describe;
import workshop.testkit.wire.ProduceRequestSeen;
import workshop.testkit.wire.ProduceRequestSeen.Batch;

@KafkaTest
class Step6BatchingTest {

    private static final int RECORDS = 20_000;
    private static final String CLIENT = "much-the-millers-son";

    @Test
    @Order(1)
    void base_is_not_changed(Topic topic) {
        Map<String, Object> base = base(topic);
        Map<String, Object> before = Map.copyOf(base);

        Call<Map<String, Object>> call = call("forBulk", () -> Step6Batching.forBulk(base));
        call.value();

        verify(base)
                .youDid("forBulk returned; base has " + Describe.value(new TreeMap<>(base)) + " now")
                .kafkaSaw(() -> observed("base had %s before", new TreeMap<>(before)))
                .why("the same base may be the start of other producers, and what is put into it they all get")
                .isEqualTo(before);
    }

    @Test
    @Order(2)
    void a_record_that_stays_alone_does_not_wait_long(Topic topic, Values values) {
        Bulk bulk = bulk(topic);

        Call<Duration> fastest = call(
                "the fastest of three sends",
                () -> Stream.generate(values::message)
                        .limit(3)
                        .map(message -> acknowledgedAfter(bulk.producer(), topic, message))
                        .min(Duration::compareTo)
                        .orElseThrow());

        verify(fastest.value().compareTo(ofMillis(250)) < 0)
                .youDid(bulk)
                .kafkaSaw(() -> observed(
                        "no acknowledgement of a record that was alone within %s, the fastest of three",
                        fastest.value()))
                .why("a batch that never gets full leaves when its linger is over: the last record of the day waits"
                        + " that long")
                .isTrue();
    }

    @Test
    @Order(3)
    void they_are_acknowledged_by_all_in_sync_replicas(Topic topic, WireTap tap, Values values) {
        Bulk bulk = bulk(topic);

        acknowledgedAfter(bulk.producer(), topic, values.message());
        topic.valuesOnceThereAre(1); // without acknowledgements nobody else tells when it has arrived

        verify(tap.acks())
                .youDid(bulk)
                .kafkaSaw(() -> observed("acks=%s on the wire (-1 stands for all)", tap.acks()))
                .why("batches make it fast; a weaker acknowledgement makes it unsafe and hardly any faster")
                .isEqualTo(Set.of(-1));
    }

    @Test
    @Order(4)
    void the_producer_is_idempotent(Topic topic, WireTap tap, Values values) {
        Bulk bulk = bulk(topic);

        acknowledgedAfter(bulk.producer(), topic, values.message());

        verify(List.copyOf(tap.producerIds()))
                .youDid(bulk)
                .kafkaSaw(tap::seen)
                .why("without idempotence a batch that is sent again may come twice, or behind its successor; with"
                        + " five requests in flight it costs nothing")
                .doesNotContain(-1L);
    }

    @Test
    @Order(5)
    void the_settings_of_base_stay_in_force(Topic topic, WireTap tap, Values values) {
        Bulk bulk = bulk(topic);

        acknowledgedAfter(bulk.producer(), topic, values.message());

        Set<String> clients =
                tap.requests().stream().map(ProduceRequestSeen::clientId).collect(toSet());
        verify(clients)
                .youDid(bulk + "; base named the client " + CLIENT)
                .kafkaSaw(() -> observed("requests of %s", clients))
                .why("whoever gives you a base has reasons for what is in it, and looks for that name in metrics and"
                        + " logs")
                .isEqualTo(Set.of(CLIENT));
    }

    @Test
    @Order(6)
    void twenty_thousand_records_need_at_most_four_hundred_requests(Topic topic, WireTap tap, Values values) {
        Bulk bulk = bulk(topic);

        send(bulk, topic, Shots.json(values, RECORDS), ofSeconds(4));

        verify(tap.requests().size() <= RECORDS / 50)
                .youDid(bulk)
                .kafkaSaw(() -> observed(
                        "%s requests for %s of %s records", tap.requests().size(), tap.recordsSent(), RECORDS))
                .why("a batch is closed when the next record doesn't fit: with little room, each request carries"
                        + " little")
                .isTrue();
    }

    @Test
    @Order(7)
    void a_record_waits_a_little_for_company(Topic topic, WireTap tap, Values values) {
        Bulk bulk = bulk(topic);

        Call<Duration> earliest = call(
                "the earliest of ten sends",
                () -> Stream.generate(values::message)
                        .limit(10)
                        .map(message -> leftAfter(bulk.producer(), topic, tap, message))
                        .min(Duration::compareTo)
                        .orElseThrow());

        verify(earliest.value().compareTo(ofMillis(3)) >= 0)
                .youDid(bulk)
                .kafkaSaw(() -> observed(
                        "a record that was alone left at once, the earliest of ten after %s microseconds",
                        earliest.value().toNanos() / 1_000))
                .why("batches fill up by themselves only while more is sent than the network takes; records that"
                        + " come a millisecond apart travel one by one unless they wait for each other")
                .isTrue();
    }

    @Test
    @Order(8)
    void they_take_a_third_of_their_bytes(Topic topic, WireTap tap, Values values) {
        Bulk bulk = bulk(topic);
        List<String> records = Shots.json(values, RECORDS);

        send(bulk, topic, records, ofSeconds(9));

        long raw = records.stream()
                .mapToLong(record -> record.getBytes(UTF_8).length)
                .sum();
        long sent = batches(tap).mapToLong(Batch::bytes).sum();
        Set<CompressionType> codecs = batches(tap).map(Batch::codec).collect(toSet());
        verify(sent <= 0.35 * raw)
                .youDid(bulk)
                .kafkaSaw(() -> observed(
                        "codec %s, %s records a batch: %s %% of raw size",
                        codecs,
                        rounded(
                                "%.1f",
                                (double) tap.recordsSent() / batches(tap).count()),
                        rounded("%.0f", 100.0 * sent / raw)))
                .why("JSON repeats itself from record to record; a codec works on a whole batch, and so it gets more"
                        + " out of a large one")
                .isTrue();
    }

    @Test
    @Order(9)
    void all_of_them_arrive_unchanged_and_in_order(Topic topic, Values values) {
        Bulk bulk = bulk(topic);
        List<String> records = Shots.json(values, RECORDS);

        send(bulk, topic, records, ofSeconds(9));

        List<String> inTheLog = topic.values();
        verify(inTheLog)
                .youDid(bulk)
                .kafkaSaw(() -> observed("%s records in %s of %s", inTheLog.size(), topic.name(), RECORDS)
                        .and(firstDifference(records, inTheLog)))
                .why("what travels together and packed is unpacked by the reader: records, one by one, as they were"
                        + " sent")
                .isEqualTo(records);
    }

    /** A producer with the learner's settings; in words, what those added to {@code base}. */
    private record Bulk(Producer<String, String> producer, Map<String, Object> added) {

        @Override
        public String toString() {
            return "forBulk added " + Describe.value(added);
        }
    }

    private static Bulk bulk(Topic topic) {
        Map<String, Object> config =
                call("forBulk", () -> Step6Batching.forBulk(base(topic))).value();
        Map<String, Object> added = new TreeMap<>(config);
        added.keySet().removeAll(base(topic).keySet());
        Producer<String, String> producer = call(
                        "a new KafkaProducer with what forBulk returned",
                        () -> topic.closeLater(new KafkaProducer<String, String>(config)))
                .value();
        producer.partitionsFor(topic.name());
        return new Bulk(producer, added);
    }

    private static Map<String, Object> base(Topic topic) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                topic.bootstrapServers(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class,
                "client.id",
                CLIENT));
    }

    /** Sends everything, then flushes; goes on without the rest if that takes longer than {@code limit}. */
    private static void send(Bulk bulk, Topic topic, List<String> records, Duration limit) {
        Call<Void> sends = start("a flush of " + RECORDS + " records", () -> {
            records.forEach(record -> bulk.producer().send(new ProducerRecord<>(topic.name(), record)));
            bulk.producer().flush();
        });
        if (sends.isBackWithin(limit)) {
            sends.value();
        }
    }

    /** How long a record that is alone waits for its acknowledgement; a little over a second if it waits longer. */
    private static Duration acknowledgedAfter(Producer<String, String> producer, Topic topic, String message) {
        long start = System.nanoTime();
        Future<?> answer = producer.send(new ProducerRecord<>(topic.name(), message));
        try {
            answer.get(1, SECONDS);
            return Duration.ofNanos(System.nanoTime() - start);
        } catch (TimeoutException e) {
            Duration longer = Duration.ofNanos(System.nanoTime() - start);
            producer.flush(); // or the next record is not alone
            return longer;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** How long after its send() a record that is alone is on the wire. */
    private static Duration leftAfter(Producer<String, String> producer, Topic topic, WireTap tap, String message) {
        long start = System.nanoTime();
        acknowledgedAfter(producer, topic, message);
        List<ProduceRequestSeen> requests = tap.requests();
        return Duration.ofNanos(requests.get(requests.size() - 1).arrivedNanos() - start);
    }

    private static String rounded(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    private static Stream<Batch> batches(WireTap tap) {
        return tap.requests().stream().flatMap(request -> request.batches().stream());
    }
}
