package workshop.lesson04;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import workshop.testkit.Topic;
import workshop.testkit.Values;

@KafkaTest
class Step4LatencyTest {

    private static final Duration SLOW = ofMillis(400);

    private final Step4Latency latency = new Step4Latency();

    @Test
    @Order(1)
    void nothing_measured_is_zero() {
        LatencyReport report = report();

        verify(report)
                .youDid("a new object reports " + say(report))
                .kafkaSaw(() -> "no record yet")
                .why(
                        "a report is read by somebody's program: no exception and no NaN, but zeros, and a count of 0 beside them")
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

        verify(isAbout(report.p50(), queued, atMost))
                .youDid("the report says " + say(report))
                .kafkaSaw(() -> "one record that was meant to leave " + millis(queued)
                        + " before it was sent, and answered " + millis(atMost) + " after that moment")
                .why(
                        "who has waited in a queue has waited: latency runs from the intended start to the callback, on the"
                                + " clock of System.nanoTime()")
                .isTrue();
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

        verify(isAbout(report.max(), SLOW, atMost))
                .youDid("the report says " + say(report))
                .kafkaSaw(() -> "one record whose answer came 400 ms late")
                .why("send() is back at once; the record is delivered when the callback is called")
                .isTrue();
    }

    @Test
    @Order(4)
    void one_slow_rider_in_twenty_shows(Topic topic, Network network, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();

        for (int i = 1; i <= 100; i++) {
            network.delayResponses(i % 20 == 0 ? SLOW : ZERO);
            producer.send(record(topic, values), latency.timed(System.nanoTime()))
                    .get(5, SECONDS);
        }
        LatencyReport report = report();

        verify(report.p50().compareTo(ofMillis(100)) < 0
                        && report.p99().compareTo(ofMillis(350)) >= 0
                        && report.max().compareTo(ofMillis(396)) >= 0
                        && report.count() == 100)
                .youDid("the report says " + say(report))
                .kafkaSaw(() -> "100 records, one after the other; the answer to every 20th came 400 ms late")
                .why("a mean of 24 ms looks fine and nobody rode it: one in twenty needed 400 ms, the others a few; p99"
                        + " tells, and p50 stays small")
                .isTrue();
    }

    @Test
    @Order(5)
    void a_single_latency_is_every_percentile(Topic topic, Values values) throws Exception {
        long start = System.nanoTime();
        answer(topic, values, ofSeconds(3));
        LatencyReport report = report();
        Duration atMost = ofNanos(System.nanoTime() - start).plusSeconds(3);

        verify(List.of(report.p50(), report.p95(), report.p99(), report.max()).stream()
                        .filter(duration -> !isAbout(duration, ofSeconds(3), atMost))
                        .toList())
                .youDid("the report says " + say(report))
                .kafkaSaw(() -> "one record, 3 s after its intended start")
                .why("rank ⌈p · 1⌉ is 1, whatever p is: with one latency all percentiles are that one")
                .isEmpty();
    }

    @Test
    @Order(6)
    void a_percentile_is_the_value_at_its_rank(Topic topic, Values values) throws Exception {
        long start = System.nanoTime();
        RecordMetadata metadata = stored(topic, values);
        IntStream.rangeClosed(1, 100)
                .map(i -> i * 37 % 101) // each of 1 to 100 once, out of order
                .forEach(seconds -> latency.timed(
                                System.nanoTime() - ofSeconds(seconds).toNanos())
                        .onCompletion(metadata, null));
        LatencyReport report = report();
        Duration noise = ofNanos(System.nanoTime() - start);

        verify(isAbout(report.p50(), ofSeconds(50), ofSeconds(50).plus(noise))
                        && isAbout(report.p95(), ofSeconds(95), ofSeconds(95).plus(noise))
                        && isAbout(report.p99(), ofSeconds(99), ofSeconds(99).plus(noise))
                        && isAbout(report.max(), ofSeconds(100), ofSeconds(100).plus(noise)))
                .youDid("the report says " + say(report))
                .kafkaSaw(
                        () -> "100 records that took 1 s, 2 s, … 100 s: p50 is 50,000 ms, p95 95,000 ms, p99 99,000 ms")
                .why("the value at rank ⌈p · n⌉, counted from 1; an index counted from 0 is one less")
                .isTrue();
    }

    @Test
    @Order(7)
    void a_failure_has_no_latency(Topic topic, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer(Map.of("max.request.size", 2_000));
        answer(topic, values, ofSeconds(1));

        long intended = System.nanoTime() - ofSeconds(60).toNanos();
        producer.send(new ProducerRecord<>(topic.name(), "x".repeat(3_000)), latency.timed(intended));
        LatencyReport report = report();

        verify(List.of(report.count(), report.failures(), report.max().compareTo(ofSeconds(30)) < 0))
                .youDid("the report says " + say(report))
                .kafkaSaw(() -> "one record stored after 1 s, one refused as too large, 60 s after its intended start")
                .why(
                        "a failure that comes at once would look like a fast answer, and one that times out like a slow one")
                .isEqualTo(List.of(1L, 1L, true));
    }

    @Test
    @Order(8)
    void the_first_latency_counts_as_much_as_the_last(Topic topic, Values values) throws Exception {
        answer(topic, values, ofSeconds(30));
        RecordMetadata metadata = stored(topic, values);
        for (int i = 0; i < 20_000; i++) {
            latency.timed(System.nanoTime()).onCompletion(metadata, null);
        }
        report();
        LatencyReport report = report();

        verify(List.of(report.count(), report.max().compareTo(ofSeconds(29)) > 0))
                .youDid("the second report says " + say(report))
                .kafkaSaw(() -> "20,001 records, of which the first took 30 s; a report was asked for before")
                .why("a report is of all records since the start: whoever keeps the last few, or starts again with each"
                        + " report, loses the one that somebody complained of")
                .isEqualTo(List.of(20_001L, true));
    }

    @Test
    @Order(9)
    void less_than_a_millisecond_is_not_nothing(Topic topic, Values values) throws Exception {
        RecordMetadata metadata = stored(topic, values);
        for (int i = 0; i < 100; i++) {
            latency.timed(System.nanoTime() - 500_000).onCompletion(metadata, null);
        }
        LatencyReport report = report();

        verify(report.p50().compareTo(ofNanos(495_000)) >= 0)
                .youDid("the report says p50 " + report.p50().toNanos() + " ns")
                .kafkaSaw(() -> "100 records, each 500,000 ns or a little more after its intended start")
                .why("a broker nearby answers in less than a millisecond; in whole milliseconds that is 0")
                .isTrue();
    }

    @Test
    @Order(10)
    void a_start_in_the_future_is_no_negative_latency(Topic topic, Values values) throws Exception {
        RecordMetadata metadata = stored(topic, values);
        Callback callback = latency.timed(System.nanoTime() + ofSeconds(60).toNanos());

        call("the callback", () -> callback.onCompletion(metadata, null)).value();
        LatencyReport report = report();

        verify(report.count() == 1 && !report.p50().isNegative() && report.max().compareTo(ofSeconds(1)) < 0)
                .youDid("the report says " + say(report))
                .kafkaSaw(() -> "one record, answered 60 s before its intended start: a clock or a plan was wrong")
                .why(
                        "a negative latency is nonsense that pulls every other number down; the record counts, with a latency of zero")
                .isTrue();
    }

    @Test
    @Order(11)
    void no_latency_is_forgotten_when_many_threads_report(Topic topic, Values values) throws Exception {
        RecordMetadata metadata = stored(topic, values);

        Call<LatencyReport> call = call("the callbacks of 8 threads, and report after them,", () -> {
            Threads.run(8, thread -> {
                for (int i = 0; i < 50_000; i++) {
                    latency.timed(System.nanoTime() - 1_000L * (i % 1_000)).onCompletion(metadata, null);
                    latency.timed(System.nanoTime()).onCompletion(null, new RecordTooLargeException());
                }
            });
            return latency.report();
        });

        verify(call.thrown() == null
                        && call.value().count() == 400_000
                        && call.value().failures() == 400_000)
                .youDid(call)
                .kafkaSaw(() -> "8 threads with 50,000 answers and 50,000 failures each")
                .why("every producer has a network thread of its own, and failures known at once come on the caller's")
                .isTrue();
    }

    /** One record whose latency is a little more than {@code least}. */
    private void answer(Topic topic, Values values, Duration least) throws Exception {
        RecordMetadata metadata = stored(topic, values);
        latency.timed(System.nanoTime() - least.toNanos()).onCompletion(metadata, null);
    }

    private static RecordMetadata stored(Topic topic, Values values) throws Exception {
        return topic.newProducer().send(record(topic, values)).get(5, SECONDS);
    }

    private static ProducerRecord<String, String> record(Topic topic, Values values) {
        return new ProducerRecord<>(topic.name(), values.message());
    }

    private LatencyReport report() {
        return call("report", latency::report).value();
    }

    /** Within 1 %, as the contract allows, of something between the two. */
    private static boolean isAbout(Duration duration, Duration low, Duration high) {
        return duration.toNanos() >= low.toNanos() * 0.99 && duration.toNanos() <= high.toNanos() * 1.01;
    }

    private static String say(LatencyReport report) {
        return "p50 " + millis(report.p50()) + ", p95 " + millis(report.p95()) + ", p99 " + millis(report.p99())
                + ", max " + millis(report.max()) + ", count " + report.count() + ", failures " + report.failures();
    }

    private static String millis(Duration duration) {
        return duration.toDays() == 0
                ? String.format(Locale.ROOT, "%,.1f ms", duration.toNanos() / 1e6)
                : String.format(Locale.ROOT, "%,d days", duration.toDays());
    }
}
