package workshop.lesson04;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.lesson04.LatencyClaims.millis;
import static workshop.lesson04.LatencyClaims.shown;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.Values;

@KafkaTest
class Step4LatencyTest {

    private static final Duration SLOW = ofMillis(400);

    private final Step4Latency latency = new Step4Latency();

    @Test
    @Order(1)
    void nothing_measured_is_zero(Topic topic) {
        LatencyReport report = report();

        verify(report)
                .youDid("a new object reports " + shown(report))
                .kafkaSaw(topic::shown)
                .why("a report is read by somebody's program: no exception and no NaN, but zeros, and a"
                        + " count of 0 beside them")
                .isEqualTo(new LatencyReport(ZERO, ZERO, ZERO, ZERO, 0, 0));
    }

    @Test
    @Order(2)
    void the_clock_starts_when_the_record_was_meant_to_leave(Topic topic, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();
        Duration queued = ofMillis(values.between(1_200, 1_400));

        long intended = System.nanoTime() - queued.toNanos();
        producer.send(record(topic, values), latency.timed(intended)).get(5, SECONDS);
        Duration atMost = ofNanos(System.nanoTime() - intended);
        LatencyReport report = report();

        new LatencyClaims(
                        report,
                        () -> observed(
                                "one record that was meant to leave %s before it was sent, and answered %s after that"
                                        + " moment",
                                millis(queued), millis(atMost)),
                        "who has waited in a queue has waited: latency runs from the intended start to the"
                                + " callback, on the clock of System.nanoTime()")
                .isAbout("p50", report.p50(), queued, atMost);
    }

    @Test
    @Order(3)
    void the_clock_stops_at_the_answer(Topic topic, Network network, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();
        network.delayResponses(SLOW);

        long start = System.nanoTime();
        producer.send(record(topic, values), latency.timed(start)).get(5, SECONDS);
        Duration atMost = ofNanos(System.nanoTime() - start);
        LatencyReport report = report();

        new LatencyClaims(
                        report,
                        () -> observed("one record, answered %s after its send", millis(atMost))
                                .and(network.seen()),
                        "send() is back at once; the record is delivered when the callback is called")
                .isAbout("max", report.max(), SLOW, atMost);
    }

    @Test
    @Order(4)
    void one_slow_rider_in_twenty_shows(Topic topic, Network network, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();
        List<Duration> measured = new ArrayList<>();

        for (int i = 1; i <= 100; i++) {
            network.delayResponses(i % 20 == 0 ? SLOW : ZERO);
            long start = System.nanoTime();
            producer.send(record(topic, values), latency.timed(start)).get(5, SECONDS);
            measured.add(ofNanos(System.nanoTime() - start));
        }
        LatencyReport report = report();

        LatencyClaims claims = new LatencyClaims(
                report,
                () -> observed(
                        "%s records, one after the other; %s of them were answered after %s or more",
                        measured.size(),
                        measured.stream()
                                .filter(took -> took.compareTo(SLOW) >= 0)
                                .count(),
                        SLOW),
                "a mean of 24 ms looks fine and nobody rode it: one in twenty needed 400 ms, the others"
                        + " a few; p99 tells, and p50 stays small");
        claims.isBelow("p50", report.p50(), ofMillis(100));
        claims.isAtLeast("p99", report.p99(), ofMillis(350));
        claims.isAtLeast("max", report.max(), ofMillis(396));
        claims.isCount("count", report.count(), 100);
    }

    @Test
    @Order(5)
    void a_single_latency_is_every_percentile(Topic topic, Values values) throws Exception {
        TimedAnswers answers = answers(topic, values);
        answers.answerAfter(ofSeconds(3));
        Duration measured = answers.atRank(1);
        LatencyReport report = report();

        LatencyClaims claims = new LatencyClaims(
                report,
                () -> observed("one record, %s after its intended start", millis(measured)),
                "rank ⌈p · 1⌉ is 1, whatever p is: with one latency all percentiles are that one");
        claims.isAbout("p50", report.p50(), ofSeconds(3), measured);
        claims.isAbout("p95", report.p95(), ofSeconds(3), measured);
        claims.isAbout("p99", report.p99(), ofSeconds(3), measured);
        claims.isAbout("max", report.max(), ofSeconds(3), measured);
    }

    @Test
    @Order(6)
    void a_percentile_is_the_value_at_its_rank(Topic topic, Values values) throws Exception {
        TimedAnswers answers = answers(topic, values);
        IntStream.rangeClosed(1, 100)
                .map(i -> i * 37 % 101) // each of 1 to 100 once, out of order
                .forEach(seconds -> answers.answerAfter(ofSeconds(seconds)));
        LatencyReport report = report();

        LatencyClaims claims = new LatencyClaims(
                report,
                () -> observed(
                        "%s records: the one at rank 50 took %s, at rank 95 %s, at rank 99 %s, and the longest %s",
                        answers.count(),
                        millis(answers.atRank(50)),
                        millis(answers.atRank(95)),
                        millis(answers.atRank(99)),
                        millis(answers.atRank(100))),
                "the value at rank ⌈p · n⌉, counted from 1; an index counted from 0 is one less");
        claims.isAbout("p50", report.p50(), ofSeconds(50), answers.atRank(50));
        claims.isAbout("p95", report.p95(), ofSeconds(95), answers.atRank(95));
        claims.isAbout("p99", report.p99(), ofSeconds(99), answers.atRank(99));
        claims.isAbout("max", report.max(), ofSeconds(100), answers.atRank(100));
    }

    @Test
    @Order(7)
    void a_failure_has_no_latency(Topic topic, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer(Map.of("max.request.size", 2_000));
        TimedAnswers answers = answers(topic, values);
        answers.answerAfter(ofSeconds(1));

        long intended = System.nanoTime() - ofSeconds(60).toNanos();
        Call<?> refused = call(
                "its get()",
                () -> producer.send(tooLarge(topic), latency.timed(intended)).get(5, SECONDS));
        Duration refusedAfter = ofNanos(System.nanoTime() - intended);
        LatencyReport report = report();

        LatencyClaims claims = new LatencyClaims(
                report,
                () -> observed("one record stored %s after its intended start", millis(answers.atRank(1)))
                        .and(observed("%s after the intended start of another, %s", millis(refusedAfter), refused)),
                "a failure that comes at once would look like a fast answer, and one that times out like a slow one");
        claims.isCount("count", report.count(), 1);
        claims.isCount("failures", report.failures(), 1);
        claims.isBelow("max", report.max(), ofSeconds(30));
    }

    @Test
    @Order(8)
    void the_first_latency_counts_as_much_as_the_last(Topic topic, Values values) throws Exception {
        TimedAnswers answers = answers(topic, values);
        answers.answerAfter(ofSeconds(30));
        for (int i = 0; i < 20_000; i++) {
            answers.answerAfter(ZERO);
        }
        LatencyReport first = report();
        LatencyReport second = report();

        LatencyClaims claims = new LatencyClaims(
                second,
                "the second report",
                () -> observed(
                        "%s records, the slowest %s after its intended start; the first report had count %s",
                        answers.count(), millis(answers.atRank(answers.count())), first.count()),
                "a report is of all records since the start: whoever keeps the last few, or starts"
                        + " again with each report, loses the one that somebody complained of");
        claims.isCount("count", second.count(), 20_001);
        claims.isAtLeast("max", second.max(), ofSeconds(29));
    }

    @Test
    @Order(9)
    void less_than_a_millisecond_is_not_nothing(Topic topic, Values values) throws Exception {
        TimedAnswers answers = answers(topic, values);
        for (int i = 0; i < 100; i++) {
            answers.answerAfter(ofNanos(500_000));
        }
        LatencyReport report = report();

        verify(report.p50().compareTo(ofNanos(495_000)) >= 0)
                .youDid("the report says p50 " + report.p50().toNanos() + " ns")
                .kafkaSaw(() -> observed(
                        "%s records, the fastest %s ns after its intended start",
                        answers.count(), answers.atRank(1).toNanos()))
                .why("a broker nearby answers in less than a millisecond; in whole milliseconds that is 0")
                .isTrue();
    }

    @Test
    @Order(10)
    void a_start_in_the_future_is_no_negative_latency(Topic topic, Values values) throws Exception {
        RecordMetadata metadata = stored(topic, values);
        long intended = System.nanoTime() + ofSeconds(60).toNanos();
        Callback callback = latency.timed(intended);

        call("the callback", () -> callback.onCompletion(metadata, null)).value();
        Duration early = ofNanos(intended - System.nanoTime());
        LatencyReport report = report();

        LatencyClaims claims = new LatencyClaims(
                report,
                () -> observed("one record, answered %s before its intended start", millis(early)),
                "a clock or a plan was wrong; a negative latency is nonsense that pulls every other"
                        + " number down: the record counts, with a latency of zero");
        claims.isCount("count", report.count(), 1);
        claims.isAtLeast("p50", report.p50(), ZERO);
        claims.isBelow("max", report.max(), ofSeconds(1));
    }

    @Test
    @Order(11)
    void no_latency_is_forgotten_when_many_threads_report(Topic topic, Values values) throws Exception {
        RecordMetadata metadata = stored(topic, values);
        LongAdder answers = new LongAdder();
        LongAdder failures = new LongAdder();

        Call<LatencyReport> call = call("the callbacks of 8 threads, and report after them,", () -> {
            Threads.run(8, thread -> {
                for (int i = 0; i < 50_000; i++) {
                    latency.timed(System.nanoTime() - 1_000L * (i % 1_000)).onCompletion(metadata, null);
                    answers.increment();
                    latency.timed(System.nanoTime()).onCompletion(null, new RecordTooLargeException());
                    failures.increment();
                }
            });
            return latency.report();
        });

        Supplier<Observation> saw =
                () -> observed("%s answers and %s failures, by 8 threads", answers.sum(), failures.sum());
        String why = "every producer has a network thread of its own, and failures known at once come on the caller's";
        verify(call.thrown()).youDid(call).kafkaSaw(saw).why(why).isNull();
        verify(call.value().count()).youDid(call).kafkaSaw(saw).why(why).isEqualTo(400_000L);
        verify(call.value().failures()).youDid(call).kafkaSaw(saw).why(why).isEqualTo(400_000L);
    }

    private TimedAnswers answers(Topic topic, Values values) throws Exception {
        return new TimedAnswers(latency, stored(topic, values));
    }

    private static RecordMetadata stored(Topic topic, Values values) throws Exception {
        return topic.newProducer().send(record(topic, values)).get(5, SECONDS);
    }

    private static ProducerRecord<String, String> record(Topic topic, Values values) {
        return new ProducerRecord<>(topic.name(), values.message());
    }

    private static ProducerRecord<String, String> tooLarge(Topic topic) {
        return new ProducerRecord<>(topic.name(), "x".repeat(3_000));
    }

    private LatencyReport report() {
        return call("report", latency::report).value();
    }
}
