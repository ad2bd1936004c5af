package workshop.lesson03;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.report.Describe;

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
                .kafkaSaw(() -> records.size() + " records for a series of " + RECORDS
                        + ", in the partitions and with the keys " + places(records))
                .why(
                        "order is kept inside a partition and nowhere else, and the key chooses it: all records of the series carry it")
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
                .kafkaSaw(() -> tap.toString())
                .why(
                        "an answer takes a round trip, and the next request need not wait for it: an idempotent producer keeps the order"
                                + " with up to 5 in flight")
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
                .kafkaSaw(() -> "3 answers were lost, and the log has copies: "
                        + Describe.value(copies(series, inTheLog)) + "; " + tap)
                .why(
                        "the broker had stored the record, the answer was lost, and the record was sent again; only a producer id and"
                                + " sequence numbers tell the broker that it knows it already, and they are new with every producer and every"
                                + " send()")
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
                .kafkaSaw(() -> Describe.firstDifference(numbers(series), numbers(inTheLog)) + " in the log; " + tap)
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
                .kafkaSaw(() -> Describe.firstDifference(numbers(series), numbers(inTheLog)) + " in the log; " + tap)
                .why(
                        "the requests of a cut connection go out again in any order; by the sequence numbers the broker refuses one that"
                                + " comes before its turn")
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
                .kafkaSaw(() -> Describe.firstDifference(numbers(series), numbers(inTheLog)) + " in the log; " + tap)
                .why(
                        "request.timeout.ms was over before the followers had the record, so the request was sent again; the leader has to"
                                + " know it")
                .isEqualTo(series);
    }

    @Test
    @Order(7)
    void a_record_that_cannot_be_delivered_is_reported(Topic topic, Values values) {
        List<String> series = new ArrayList<>(series(values));
        series.set(RECORDS / 2, "x".repeat(2 * 1024 * 1024));

        Call<Void> call = dispatch(topic, "treasury", series);
        call.isBackWithin(LIMIT);

        verify(call.thrown() instanceof PartialDeliveryException partial && areTrue(partial.confirmed(), topic))
                .youDid(call)
                .kafkaSaw(() -> topic.records().size() + " of " + RECORDS + " records in the log; number "
                        + (RECORDS / 2 + 1) + " is too large for any request")
                .why("the caller has to learn that the series is not complete, and which records are confirmed")
                .isTrue();
    }

    private static Call<Void> dispatch(Topic topic, String key, List<String> series) {
        return start(
                "dispatchSeries",
                () -> Step6OnceInOrder.dispatchSeries(OldRider.config(topic), topic.name(), key, series));
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

    /** The records without their filling. */
    private static List<String> numbers(List<String> records) {
        return records.stream()
                .map(record -> record.replaceFirst("gold.*", "gold"))
                .toList();
    }

    private static List<String> copies(List<String> series, List<String> inTheLog) {
        return series.stream()
                .filter(record -> Collections.frequency(inTheLog, record) > 1)
                .map(record -> record.replaceFirst("gold.*", "gold") + " is there "
                        + Collections.frequency(inTheLog, record) + " times")
                .toList();
    }

    private static List<String> places(List<LogRecord> records) {
        return records.stream()
                .map(record -> record.partition() + " " + record.key())
                .distinct()
                .toList();
    }

    /** Whether some partition of the series has been sent a second time, by sequence number or, without one, by count. */
    private static boolean isSentAgain(WireTap tap) {
        return tap.recordsSent() > RECORDS
                || tap.mostInFlight() < tap.requests().size();
    }

    private static boolean areTrue(List<RecordMetadata> confirmed, Topic topic) {
        List<String> places = topic.records().stream().map(LogRecord::place).toList();
        return confirmed.stream().map(RecordMetadata::toString).allMatch(places::contains);
    }
}
