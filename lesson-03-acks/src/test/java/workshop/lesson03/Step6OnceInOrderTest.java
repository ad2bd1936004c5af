package workshop.lesson03;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import workshop.testkit.Call;
import workshop.testkit.Cluster;
import workshop.testkit.KafkaTest;
import workshop.testkit.LogRecord;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;

@KafkaTest(brokers = 3)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class Step6OnceInOrderTest {

    private static final int RECORDS = 40;
    private static final int RECORD_BYTES = 100 * 1024;
    private static final Duration LIMIT = ofSeconds(30);

    @Test
    @Order(1)
    void the_series_is_in_one_partition_under_its_key(@TopicSpec(partitions = 3) Topic topic, Values values) {
        List<String> series = series(values);
        String key = "treasury-" + values.word();

        Call<Void> call = dispatch(topic, key, series);
        returned(call, topic);
        topic.valuesOnceThereAre(RECORDS); // with acks=1 they can be read a moment after the answer
        List<LogRecord> records = topic.records();

        verify(places(records))
                .youDid(call)
                .kafkaSaw(() -> observed(
                        "%s records for a series of %s, in the partitions and with the keys %s",
                        records.size(), RECORDS, places(records).toString()))
                .why("order is kept inside a partition and nowhere else, and the key chooses it: all records"
                        + " of the series carry it")
                .isEqualTo(List.of(topic.partitionOf(key) + " " + key));
    }

    @Test
    @Order(2)
    void more_than_one_request_is_under_way(Topic topic, Network network, WireTap tap, Values values) {
        List<String> series = series(values);
        network.delayResponses(ofMillis(100));

        Call<Void> call = dispatch(topic, "treasury", series);
        returned(call, topic);

        verify(tap.mostInFlight() >= 2)
                .youDid(call)
                .kafkaSaw(tap::seen)
                .why("an answer takes a round trip, and the next request need not wait for it: an idempotent"
                        + " producer keeps the order with up to 5 in flight")
                .isTrue();
    }

    @Test
    @Order(3)
    void a_lost_answer_makes_no_copy(Topic topic, Network network, WireTap tap, Values values) {
        List<String> series = series(values);
        network.dropResponses(3);

        Call<Void> call = dispatch(topic, "treasury", series);
        List<String> inTheLog = values(returned(call, topic));

        verify(copies(series, inTheLog))
                .youDid(call)
                .kafkaSaw(() -> network.seen()
                        .and(observed("the log has copies: %s", copies(series, inTheLog)))
                        .and(tap.seen()))
                .why("the broker had stored the record, the answer was lost, and the record was sent again;"
                        + " only a producer id and sequence numbers tell the broker that it knows it already, and"
                        + " they are new with every producer and every send()")
                .isEmpty();
    }

    @Test
    @Order(4)
    void a_lost_answer_loses_no_record(Topic topic, Network network, WireTap tap, Values values) {
        List<String> series = series(values);
        network.dropResponses(3);

        Call<Void> call = dispatch(topic, "treasury", series);
        List<String> inTheLog = values(returned(call, topic));

        verify(inTheLog)
                .youDid(call)
                .kafkaSaw(() -> difference(series, inTheLog).and(tap.seen()).and(network.seen()))
                .why("a lost answer is an everyday thing, and the producer's own retries get over it")
                .isEqualTo(series);
    }

    @Test
    @Order(5)
    void a_cut_connection_changes_no_order(Topic topic, Network network, WireTap tap, Values values) {
        List<String> series = series(values);
        network.holdResponses();

        Call<Void> call = dispatch(topic, "treasury", series);
        Awaitility.await("the series is under way")
                .atMost(LIMIT)
                .until(() -> call.isBackWithin(Duration.ZERO) || tap.recordsSent() >= 2);
        topic.valuesOnceThereAre(1);
        network.cut();
        network.release();
        List<String> inTheLog = values(returned(call, topic));

        verify(inTheLog)
                .youDid(call)
                .kafkaSaw(() -> difference(series, inTheLog).and(tap.seen()))
                .why("the requests of a cut connection go out again in any order; by the sequence numbers"
                        + " the broker refuses one that comes before its turn")
                .isEqualTo(series);
    }

    @Test
    @Order(6)
    void followers_that_fall_behind_make_no_copy(Topic topic, Cluster cluster, WireTap tap, Values values) {
        List<String> series = series(values);
        cluster.pauseReplicationFrom(1);

        Call<Void> call = dispatch(topic, "treasury", series);
        Awaitility.await("a request is sent again, or the method is back")
                .atMost(LIMIT)
                .until(() -> call.isBackWithin(Duration.ZERO) || isSentAgain(tap));
        cluster.resumeReplication();
        List<String> inTheLog = values(returned(call, topic));

        verify(inTheLog)
                .youDid(call)
                .kafkaSaw(() -> difference(series, inTheLog).and(tap.seen()))
                .why("request.timeout.ms was over before the followers had the record, so the request was"
                        + " sent again; the leader has to know it")
                .isEqualTo(series);
    }

    @Test
    @Order(7)
    void a_record_that_cannot_be_delivered_is_reported(Topic topic, Values values) {
        LargeMessage large = LargeMessage.of(values);
        List<String> series = new ArrayList<>(series(values));
        series.set(RECORDS / 2, large.text());

        Call<Void> call = dispatch(topic, "treasury", series);
        call.isBackWithin(LIMIT);

        Supplier<Observation> saw =
                () -> observed("%s of %s records in the log", topic.records().size(), RECORDS)
                        .and(large.besideLimitOf(topic));
        verify(call.thrown())
                .youDid(call)
                .kafkaSaw(saw)
                .why("one record is too large for any request: the caller has to learn that the series is not complete")
                .isInstanceOf(PartialDeliveryException.class);
        verify(notInTheLog(((PartialDeliveryException) call.thrown()).confirmed(), topic))
                .youDid(call)
                .kafkaSaw(saw)
                .why("the caller has to learn which records are confirmed, and goes by their places in the log")
                .isEmpty();
    }

    private static Call<Void> dispatch(Topic topic, String key, List<String> series) {
        return start(
                "dispatchSeries",
                () -> Step6OnceInOrder.dispatchSeries(InheritedConfig.of(topic), topic.name(), key, series));
    }

    /** What is in the log when the method is back; the step fails if it is not, or if it threw. */
    private static List<LogRecord> returned(Call<Void> call, Topic topic) {
        call.isBackWithin(LIMIT);
        call.value();
        return topic.records();
    }

    /** 40 records of 100 KB; each starts with its number and words of its own. */
    private static List<String> series(Values values) {
        String filling = "x".repeat(RECORD_BYTES);
        return Stream.iterate(1, number -> number + 1)
                .limit(RECORDS)
                .map(number -> number + " pay " + values.between(1, 999) + " gold " + values.word() + " " + filling)
                .toList();
    }

    private static List<String> values(List<LogRecord> records) {
        return records.stream().map(LogRecord::value).toList();
    }

    /** Where the log is not the series; the records without their filling. */
    private static Observation difference(List<String> series, List<String> inTheLog) {
        List<String> wanted =
                series.stream().map(Step6OnceInOrderTest::withoutFilling).toList();
        List<String> found =
                inTheLog.stream().map(Step6OnceInOrderTest::withoutFilling).toList();
        return observed("%s in the log", Observation.firstDifference(wanted, found));
    }

    /** The records that are in the log more than once, in words. */
    private static List<String> copies(List<String> series, List<String> inTheLog) {
        return series.stream()
                .filter(record -> Collections.frequency(inTheLog, record) > 1)
                .map(record ->
                        withoutFilling(record) + " is there " + Collections.frequency(inTheLog, record) + " times")
                .toList();
    }

    private static String withoutFilling(String record) {
        return record.replaceFirst("gold.*", "gold");
    }

    /** Each pair of a partition and a key once. */
    private static List<String> places(List<LogRecord> records) {
        return records.stream()
                .map(record -> record.partition() + " " + record.key())
                .distinct()
                .toList();
    }

    /** Whether some record has been sent a second time, or a request has been answered or given up. */
    private static boolean isSentAgain(WireTap tap) {
        return tap.recordsSent() > RECORDS
                || tap.mostInFlight() < tap.requests().size();
    }

    private static List<String> notInTheLog(List<RecordMetadata> confirmed, Topic topic) {
        List<String> places = topic.records().stream().map(LogRecord::place).toList();
        return confirmed.stream()
                .map(RecordMetadata::toString)
                .filter(place -> !places.contains(place))
                .toList();
    }
}
