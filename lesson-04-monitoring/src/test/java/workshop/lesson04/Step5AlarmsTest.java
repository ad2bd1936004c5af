package workshop.lesson04;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.lesson04.Watch.Look;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Quota;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.client.ProducerMetrics;

@KafkaTest
class Step5AlarmsTest {

    private static final Duration INTERVAL = ofSeconds(3);

    @Test
    @Order(1)
    void all_is_well(Topic topic, Values values) {
        Watch watch = new Watch(topic, values, Map.of());
        watch.deliver("Robin", values.between(3, 9));
        Look before = watch.look();

        watch.deliver("Robin", values.between(20, 40));

        verifyAlarms(
                "records sent and all of them acknowledged",
                "an alarm that rings on a good day is switched off before the bad one",
                new Interval(before, watch.look(), Set.of()));
    }

    @Test
    @Order(2)
    void nothing_was_sent(Topic topic, Values values) {
        Watch watch = new Watch(topic, values, Map.of());
        Look before = watch.look();
        watch.awaitInterval(before, ofMillis(1_100));

        verifyAlarms(
                "nothing sent since the producer was created",
                "an idle producer is no silent one, and it has no share of anything: 0 of 0, and averages of nothing",
                new Interval(before, watch.look(), Set.of()));
    }

    @Test
    @Order(3)
    void poison_rings_and_is_over_in_the_next_interval(@TopicSpec(compacted = true) Topic topic, Values values) {
        Watch watch = new Watch(topic, values, Map.of());
        watch.deliver("Robin", 3);
        Look before = watch.look();
        watch.deliver(null, 3);
        watch.awaitInterval(before, ofMillis(1_100));
        Look during = watch.look();
        watch.deliver("Robin", 20);

        verifyAlarms(
                "3 records that the broker refuses and nothing else for 1.1 s, then 20 good ones",
                "totals never go down: compare them with the last look; and a failure is an answer, so nobody is silent",
                new Interval(before, during, Set.of(Alarm.DELIVERY_ERRORS)),
                new Interval(during, watch.look(), Set.of()));
    }

    @Test
    @Order(4)
    void lost_answers_ring_and_are_over_in_the_next_interval(Topic topic, Network network, Values values) {
        Watch watch = new Watch(topic, values, Map.of());
        watch.deliver("Robin", 3);
        Look before = watch.look();
        network.dropResponses(4);
        watch.deliver("Robin", 2);
        Look during = watch.look();
        watch.deliver("Robin", 5);

        verifyAlarms(
                "4 answers lost, then 5 records without a fault",
                "nothing failed, and yet most of what went over the wire went twice: retries in proportion to sends, since"
                        + " the last look",
                new Interval(before, during, Set.of(Alarm.RETRY_STORM)),
                new Interval(during, watch.look(), Set.of()));
    }

    @Test
    @Order(5)
    void one_retry_is_no_storm(Topic topic, Network network, Values values) {
        Watch watch = new Watch(topic, values, Map.of());
        watch.deliver("Robin", 3);
        Look before = watch.look();
        network.dropResponses(1);
        watch.deliver("Robin", 1);
        watch.deliver("Robin", 20);

        verifyAlarms(
                "one answer of many lost",
                "networks lose an answer now and then, and the producer repeats itself: that is its work",
                new Interval(before, watch.look(), Set.of()));
    }

    @Test
    @Order(6)
    void retries_without_sends_are_a_storm(Topic topic, Network network, Values values) {
        Watch watch = new Watch(topic, values, Map.of("retry.backoff.ms", 1_500, "retry.backoff.max.ms", 1_500));
        watch.deliver("Robin", 3);
        network.holdResponses();
        watch.send("Robin", 1, 1);
        await("the record on its way")
                .until(() -> ProducerMetrics.of(watch.clientId).count("record-send-total") == 4);
        Look before = watch.look();
        network.cut();
        network.release();
        await("a retry that is due later")
                .until(() -> ProducerMetrics.of(watch.clientId).count("record-retry-total") == 1);

        verifyAlarms(
                "one record without an answer, to be sent again in 1.5 s",
                "more than 20 % of nothing is anything: multiply the threshold, and nobody divides by zero",
                new Interval(before, watch.look(), Set.of(Alarm.RETRY_STORM)));
    }

    @Test
    @Order(7)
    void a_full_buffer_rings_and_is_over_in_the_next_interval(Topic topic, Network network, Values values) {
        Watch watch = new Watch(topic, values, Map.of("buffer.memory", 80_000, "batch.size", 16_000));
        Look before = watch.look();
        watch.deliver("Robin", 3);
        network.holdResponses();
        watch.send("Robin", 5, 500);
        await("a full buffer")
                .until(() -> ProducerMetrics.of(watch.clientId)
                                .value("buffer-available-bytes")
                                .orElseThrow()
                        < 16_000);
        Look during = watch.look();
        network.release();
        watch.awaitAnswers();
        await("an empty buffer")
                .until(() -> ProducerMetrics.of(watch.clientId)
                                .value("buffer-available-bytes")
                                .orElseThrow()
                        == 80_000);

        verifyAlarms(
                "5 records of about 14 KB without an answer in a buffer of 80 KB, then all of them answered",
                "a buffer that fills up is the last warning before send() itself begins to wait",
                new Interval(before, during, Set.of(Alarm.BACK_PRESSURE)),
                new Interval(during, watch.look(), Set.of()));
    }

    @Test
    @Order(8)
    void a_quota_rings_and_is_over_in_the_next_interval(Topic topic, Quota quota, Values values) {
        Watch watch = new Watch(topic, values, Map.of());
        Look before = watch.look();
        quota.limit(watch.clientId, 4_000);
        watch.deliverUntil("produce-throttle-time-max", 0);
        Look during = watch.look();
        quota.lift(watch.clientId);
        watch.deliver("Robin", 5);
        watch.awaitInterval(during, INTERVAL);
        watch.deliver("Robin", 5);

        verifyAlarms(
                "a client quota of 4,000 bytes a second, used up; then lifted",
                "the broker takes everything and orders a pause: no error, no retry, only the throttle time tells",
                new Interval(before, during, Set.of(Alarm.THROTTLED)),
                new Interval(during, watch.look(), Set.of()));
    }

    @Test
    @Order(9)
    void silence_rings_and_is_over_in_the_next_interval(Topic topic, Network network, Values values) {
        Watch watch = new Watch(topic, values, Map.of());
        watch.deliver("Robin", 3);
        Look before = watch.look();
        network.holdResponses();
        watch.send("Robin", 5, 1);
        watch.awaitInterval(before, ofMillis(1_200));
        Look silent = watch.look();
        watch.awaitInterval(before, INTERVAL);
        Look slow = watch.look();
        network.release();
        watch.awaitAnswers();

        verifyAlarms(
                "5 records sent and no answer for 3 s; then all of them answered",
                "request-latency knows answered requests only, so a broker that says nothing leaves it as it was until its sample"
                        + " window (1 s here) is over, and then there is none; the ledger knows what is missing",
                new Interval(before, silent, Set.of(Alarm.SILENT)),
                new Interval(before, slow, Set.of(Alarm.SILENT, Alarm.SLOW_ACKS)),
                new Interval(slow, watch.look(), Set.of()));
    }

    @Test
    @Order(10)
    void an_interval_without_length_says_nothing_of_silence(Topic topic, Network network, Values values) {
        Watch watch = new Watch(topic, values, Map.of());
        Look before = watch.look();
        network.holdResponses();
        watch.send("Robin", 1, 1);
        Look now = watch.look();
        Look backwards = new Look(
                now.vitals(), now.ledger(), before.nanos() - ofSeconds(5).toNanos());

        verifyAlarms(
                "one record sent a moment ago; the interval is 0 ms long, and then -5,000 ms: a clock has jumped",
                "a record needs a moment to be answered; an interval of less than 1 s is too short to call it silence",
                new Interval(before, new Look(now.vitals(), now.ledger(), before.nanos()), Set.of()),
                new Interval(before, backwards, Set.of()));
    }

    /** Two looks, and what has to ring between them. */
    private record Interval(Look before, Look now, Set<Alarm> wanted) {}

    private static void verifyAlarms(String kafkaSaw, String why, Interval... intervals) {
        List<Interval> all = List.of(intervals);
        List<Call<Set<Alarm>>> calls = all.stream()
                .map(interval -> Watch.evaluate(interval.before(), interval.now()))
                .toList();
        List<Set<Alarm>> rung = calls.stream()
                .<Set<Alarm>>map(call -> new TreeSet<>(call.value()))
                .toList();
        verify(rung)
                .youDid("evaluate returned "
                        + rung.stream().map(String::valueOf).collect(joining(", then ")))
                .kafkaSaw(() -> kafkaSaw + "\n"
                        + all.stream()
                                .map(interval -> interval.now().changedFrom(interval.before()))
                                .collect(joining("\n")))
                .why(why)
                .isEqualTo(all.stream()
                        .map(interval -> new TreeSet<>(interval.wanted()))
                        .toList());
    }
}
