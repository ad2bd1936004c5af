package workshop.lesson04;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Observation;
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
        ObservedProducer producer = new ObservedProducer(topic, values, Map.of());
        producer.deliver("Robin", values.between(3, 9));
        Look before = producer.look();

        producer.deliver("Robin", values.between(20, 40));
        Look now = producer.look();

        verifyAlarms(
                () -> observed("%s records acknowledged", now.confirmedSince(before)),
                "an alarm that rings on a good day is switched off before the bad one",
                new Interval(before, now, Set.of()));
    }

    @Test
    @Order(2)
    void nothing_was_sent(Topic topic, Values values) {
        ObservedProducer producer = new ObservedProducer(topic, values, Map.of());
        Look before = producer.look();
        producer.awaitInterval(before, ofMillis(1_100));

        verifyAlarms(
                topic::shown,
                "an idle producer is no silent one, and it has no share of anything: 0 of 0, and averages of nothing",
                new Interval(before, producer.look(), Set.of()));
    }

    @Test
    @Order(3)
    void poison_rings_and_is_over_in_the_next_interval(@TopicSpec(compacted = true) Topic topic, Values values) {
        ObservedProducer producer = new ObservedProducer(topic, values, Map.of());
        producer.deliver("Robin", 3);
        Look before = producer.look();
        producer.deliver(null, 3);
        producer.awaitInterval(before, ofMillis(1_100));
        Look during = producer.look();
        producer.deliver("Robin", 20);
        Look after = producer.look();

        verifyAlarms(
                () -> observed(
                        "%s records that the broker refuses and %s others in %s, then %s good ones",
                        during.failedSince(before),
                        during.confirmedSince(before),
                        during.since(before),
                        after.confirmedSince(during)),
                "totals never go down: compare them with the last look; and a failure is an answer, so"
                        + " nobody is silent",
                new Interval(before, during, Set.of(Alarm.DELIVERY_ERRORS)),
                new Interval(during, after, Set.of()));
    }

    @Test
    @Order(4)
    void lost_answers_ring_and_are_over_in_the_next_interval(Topic topic, Network network, Values values) {
        ObservedProducer producer = new ObservedProducer(topic, values, Map.of());
        producer.deliver("Robin", 3);
        Look before = producer.look();
        network.dropResponses(4);
        producer.deliver("Robin", 2);
        Look during = producer.look();
        producer.deliver("Robin", 5);
        Look after = producer.look();

        verifyAlarms(
                () -> observed("%s, then %s records acknowledged", network.seen(), after.confirmedSince(during)),
                "nothing failed, and yet most of what went over the wire went twice: retries in"
                        + " proportion to sends, since the last look",
                new Interval(before, during, Set.of(Alarm.RETRY_STORM)),
                new Interval(during, after, Set.of()));
    }

    @Test
    @Order(5)
    void one_retry_is_no_storm(Topic topic, Network network, Values values) {
        ObservedProducer producer = new ObservedProducer(topic, values, Map.of());
        producer.deliver("Robin", 3);
        Look before = producer.look();
        network.dropResponses(1);
        producer.deliver("Robin", 1);
        producer.deliver("Robin", 20);
        Look now = producer.look();

        verifyAlarms(
                () -> observed("%s records acknowledged; %s", now.confirmedSince(before), network.seen()),
                "networks lose an answer now and then, and the producer repeats itself: that is its work",
                new Interval(before, now, Set.of()));
    }

    @Test
    @Order(6)
    void retries_without_sends_are_a_storm(Topic topic, Network network, Values values) {
        ObservedProducer producer =
                new ObservedProducer(topic, values, Map.of("retry.backoff.ms", 1_500, "retry.backoff.max.ms", 1_500));
        producer.deliver("Robin", 3);
        network.holdResponses();
        producer.send("Robin", 1, 1);
        await("the record on its way")
                .until(() -> ProducerMetrics.of(producer.clientId).count("record-send-total") == 4);
        Look before = producer.look();
        network.cut();
        network.release();
        await("a retry that is due later")
                .until(() -> ProducerMetrics.of(producer.clientId).count("record-retry-total") == 1);
        Look now = producer.look();

        verifyAlarms(
                () -> observed(
                        "sends +%s, retries +%s, records without an answer: %s",
                        now.vitals().sends() - before.vitals().sends(),
                        now.vitals().retries() - before.vitals().retries(),
                        now.ledger().pending()),
                "more than 20 % of nothing is anything: multiply the threshold, and nobody divides by zero",
                new Interval(before, now, Set.of(Alarm.RETRY_STORM)));
    }

    @Test
    @Order(7)
    void a_full_buffer_rings_and_is_over_in_the_next_interval(Topic topic, Network network, Values values) {
        ObservedProducer producer =
                new ObservedProducer(topic, values, Map.of("buffer.memory", 80_000, "batch.size", 16_000));
        Look before = producer.look();
        producer.deliver("Robin", 3);
        network.holdResponses();
        producer.send("Robin", 5, 500);
        await("a full buffer")
                .until(() -> ProducerMetrics.of(producer.clientId)
                                .value("buffer-available-bytes")
                                .orElseThrow()
                        < 16_000);
        Look during = producer.look();
        network.release();
        producer.awaitAnswers();
        await("an empty buffer")
                .until(() -> ProducerMetrics.of(producer.clientId)
                                .value("buffer-available-bytes")
                                .orElseThrow()
                        == 80_000);
        Look after = producer.look();

        verifyAlarms(
                () -> observed(
                        "records without an answer: %s; then acknowledged: %s",
                        during.ledger().pending(), after.confirmedSince(during)),
                "a buffer that fills up is the last warning before send() itself begins to wait",
                new Interval(before, during, Set.of(Alarm.BACK_PRESSURE)),
                new Interval(during, after, Set.of()));
    }

    @Test
    @Order(8)
    void a_quota_rings_and_is_over_in_the_next_interval(Topic topic, Quota quota, Values values) {
        ObservedProducer producer = new ObservedProducer(topic, values, Map.of());
        Look before = producer.look();
        quota.limit(producer.clientId, 4_000);
        producer.deliverUntil("produce-throttle-time-max", 0);
        Look during = producer.look();
        quota.lift(producer.clientId);
        producer.deliver("Robin", 5);
        producer.awaitInterval(during, INTERVAL);
        producer.deliver("Robin", 5);

        verifyAlarms(
                () -> observed(
                        "a client quota: a pause of %s ms was ordered by the broker",
                        (long) during.vitals().throttleTimeMaxMs().orElse(0)),
                "the broker takes everything and orders a pause: no error, no retry, only the throttle time tells",
                new Interval(before, during, Set.of(Alarm.THROTTLED)),
                new Interval(during, producer.look(), Set.of()));
    }

    @Test
    @Order(9)
    void silence_rings_and_is_over_in_the_next_interval(Topic topic, Network network, Values values) {
        ObservedProducer producer = new ObservedProducer(topic, values, Map.of());
        producer.deliver("Robin", 3);
        Look before = producer.look();
        network.holdResponses();
        producer.send("Robin", 5, 1);
        producer.awaitInterval(before, ofMillis(1_200));
        Look silent = producer.look();
        producer.awaitInterval(before, INTERVAL);
        Look slow = producer.look();
        network.release();
        producer.awaitAnswers();
        Look after = producer.look();

        verifyAlarms(
                () -> observed(
                        "records without an answer: %s, the oldest for %s; then acknowledged: %s",
                        slow.ledger().pending(),
                        slow.ledger().oldestPending().orElseThrow(),
                        after.confirmedSince(slow)),
                "request-latency knows answered requests only, so a broker that says nothing leaves it"
                        + " as it was until its sample window (1 s here) is over, and then there is none; the"
                        + " ledger knows what is missing",
                new Interval(before, silent, Set.of(Alarm.SILENT)),
                new Interval(before, slow, Set.of(Alarm.SILENT, Alarm.SLOW_ACKS)),
                new Interval(slow, after, Set.of()));
    }

    @Test
    @Order(10)
    void an_interval_without_length_says_nothing_of_silence(Topic topic, Network network, Values values) {
        ObservedProducer producer = new ObservedProducer(topic, values, Map.of());
        Look before = producer.look();
        network.holdResponses();
        producer.send("Robin", 1, 1);
        Look now = producer.look();
        Look atOnce = new Look(now.vitals(), now.ledger(), before.nanos());
        Look afterAJumpOfTheClock = new Look(
                now.vitals(), now.ledger(), before.nanos() - ofSeconds(5).toNanos());

        verifyAlarms(
                () -> observed(
                        "records without an answer: %s, the oldest for %s",
                        now.ledger().pending(), now.ledger().oldestPending().orElseThrow()),
                "a record needs a moment to be answered; an interval of less than 1 s is too short to"
                        + " call it silence, and one of less than nothing says that a clock has jumped",
                new Interval(before, atOnce, Set.of()),
                new Interval(before, afterAJumpOfTheClock, Set.of()));
    }

    /** Two looks, and what has to ring between them. */
    private record Interval(Look before, Look now, Set<Alarm> wanted) {

        /** What the learner's evaluate says of the two looks. */
        Set<Alarm> evaluate() {
            Call<Set<Alarm>> call = call(
                    "evaluate",
                    () -> Step5Alarms.evaluate(
                            before.vitals(), now.vitals(), before.ledger(), now.ledger(), now.since(before)));
            return new TreeSet<>(call.value());
        }
    }

    private static void verifyAlarms(Supplier<Observation> kafkaSaw, String why, Interval... intervals) {
        List<Interval> all = List.of(intervals);
        List<Set<Alarm>> rung = all.stream().map(Interval::evaluate).toList();
        verify(rung)
                .youDid("evaluate returned "
                        + rung.stream().map(String::valueOf).collect(joining(", then ")))
                .kafkaSaw(() -> observed(
                        "%s\n%s",
                        kafkaSaw.get(),
                        all.stream()
                                .map(interval -> interval.now().changedFrom(interval.before()))
                                .map(Observation::toString)
                                .collect(joining("\n"))))
                .why(why)
                .isEqualTo(all.stream()
                        .map(interval -> new TreeSet<>(interval.wanted()))
                        .toList());
    }
}
