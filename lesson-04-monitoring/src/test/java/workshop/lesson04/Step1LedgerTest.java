package workshop.lesson04;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.client.RefusingSerializer;
import workshop.testkit.report.Describe;

@KafkaTest
class Step1LedgerTest {

    private static final String TOO_LARGE = "x".repeat(3_000);
    private static final Map<String, Object> REFUSING =
            Map.of("max.request.size", 2_000, "value.serializer", RefusingSerializer.class);

    private final Step1Ledger ledger = new Step1Ledger();

    private final TrackedSends sends = new TrackedSends(ledger);

    @Test
    @Order(1)
    void a_new_ledger_knows_of_nothing() {
        Snapshot snapshot = call("snapshot", ledger::snapshot).value();

        verify(snapshot)
                .youDid("a new ledger says " + Counts.of(snapshot) + ", oldest pending " + snapshot.oldestPending())
                .kafkaSaw(sends::seen)
                .why("nothing was attempted, and nothing pending has no age: Optional.empty(), and not zero")
                .isEqualTo(new Snapshot(0, 0, 0, Optional.empty(), Map.of()));
    }

    @Test
    @Order(2)
    void a_record_is_pending_until_the_broker_answers(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        values.messages(5).forEach(message -> sends.send(producer, topic, message));

        verifyCounts(
                new Counts(5, 0, 5, Map.of()),
                () -> sends.seen().and(network.seen()),
                "send() has come back, and that confirms nothing; only the callback does");
    }

    @Test
    @Order(3)
    void an_answer_confirms(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();

        values.messages(5).forEach(message -> sends.send(producer, topic, message));
        producer.flush();

        verifyCounts(
                new Counts(5, 5, 0, Map.of()),
                () -> sends.seen().and(topic.shown()),
                "a callback without an exception is the broker's acknowledgement; nothing is pending then");
    }

    @Test
    @Order(4)
    void a_failure_is_counted_once_by_its_type(Topic topic) {
        Producer<String, String> producer = topic.newProducer(REFUSING);

        sends.send(producer, topic, TOO_LARGE);

        verifyCounts(
                new Counts(1, 0, 0, Map.of("RecordTooLargeException", 1L)),
                () -> sends.seen().and(topic.shown()),
                "on failure the callback's metadata is there all the same, with -1 in its fields; the"
                        + " exception decides");
    }

    @Test
    @Order(5)
    void what_send_throws_is_a_failure(Topic topic) {
        Producer<String, String> producer = topic.newProducer(REFUSING);

        sends.send(producer, topic, RefusingSerializer.REFUSED);

        verifyCounts(
                new Counts(1, 0, 0, Map.of("SerializationException", 1L)),
                () -> sends.seen().and(topic.shown()),
                "what send() throws has no callback; without rejected the record would be pending for ever");
    }

    @Test
    @Order(6)
    void a_closed_producer_leaves_nothing_pending(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        producer.close();

        sends.send(producer, topic, values.message());

        verifyCounts(
                new Counts(1, 0, 0, Map.of("IllegalStateException", 1L)),
                sends::seen,
                "a closed producer throws at once; a program that is going down is when the ledger matters most");
    }

    @Test
    @Order(7)
    void a_failure_is_named_by_its_root_cause(Topic topic) {
        Producer<String, String> producer = topic.newProducer(REFUSING);
        ledger.track("order-1");
        Future<RecordMetadata> future = producer.send(record(topic, TOO_LARGE));

        Call<RecordMetadata> get = call("the future's get()", () -> future.get());
        ledger.rejected("order-1", (Exception) get.thrown());

        verifyCounts(
                new Counts(1, 0, 0, Map.of("RecordTooLargeException", 1L)),
                () -> Observation.of(get),
                "a Future wraps every failure in an ExecutionException; counted by that name, all failures look alike");
    }

    @Test
    @Order(8)
    void a_failure_that_is_told_twice_counts_once(Topic topic) {
        Producer<String, String> producer = topic.newProducer(REFUSING);
        Future<RecordMetadata> future = producer.send(record(topic, TOO_LARGE), ledger.track("order-1"));

        Call<RecordMetadata> get = call("the future's get()", () -> future.get());
        ledger.rejected("order-1", (Exception) get.thrown());

        verifyCounts(
                new Counts(1, 0, 0, Map.of("RecordTooLargeException", 1L)),
                () -> Observation.of(get),
                "callback and future tell of the same failure; whichever comes first decides");
    }

    @Test
    @Order(9)
    void an_answer_after_giving_up_changes_nothing(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();
        Future<RecordMetadata> future = producer.send(record(topic, values.message()), ledger.track("order-1"));
        Call<RecordMetadata> early = call("get(1 ms)", () -> future.get(1, MILLISECONDS));
        ledger.rejected("order-1", (Exception) early.thrown());

        network.release();
        Call<RecordMetadata> late = call("get()", () -> future.get(5, SECONDS));
        late.value();

        verifyCounts(
                new Counts(1, 0, 0, Map.of("TimeoutException", 1L)),
                () -> Observation.of(early).and(Observation.of(late)),
                "an id is settled once; otherwise the numbers no longer add up");
    }

    @Test
    @Order(10)
    void the_oldest_pending_record_gives_its_age(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();
        long start = System.nanoTime();
        sends.send(producer, topic, values.message());
        await("400 ms")
                .pollInterval(ofMillis(10))
                .until(() -> System.nanoTime() - start > ofMillis(400).toNanos());
        sends.send(producer, topic, values.message());

        Duration atLeast = ofNanos(System.nanoTime() - start).minusMillis(100);
        Duration age = ledger.snapshot().oldestPending().orElse(Duration.ZERO);
        Duration atMost = ofNanos(System.nanoTime() - start);

        String says = "your ledger says that the oldest pending record has waited " + Describe.millis(age);
        Supplier<Observation> saw = () -> sends.seen().and(observed("the first was sent %s ago", atMost));
        verify(age.compareTo(atLeast) >= 0)
                .youDid(says)
                .kafkaSaw(saw)
                .why("the oldest one tells how long the broker has been silent; a newer one hides it")
                .isTrue();
        verify(age.compareTo(atMost) <= 0)
                .youDid(says)
                .kafkaSaw(saw)
                .why("the age begins with the call of track(); nothing was tracked before the first record")
                .isTrue();
    }

    @Test
    @Order(11)
    void a_snapshot_does_not_change_afterwards(Topic topic) {
        Producer<String, String> producer = topic.newProducer(REFUSING);
        Snapshot before = ledger.snapshot();
        Counts then = Counts.of(before);

        sends.send(producer, topic, TOO_LARGE);

        verify(Counts.of(before))
                .youDid("a snapshot said " + then + ", and says " + Counts.of(before) + " now")
                .kafkaSaw(sends::seen)
                .why("two looks are compared later; a look that changes afterwards can be compared with nothing")
                .isEqualTo(then);
    }

    @Test
    @Order(12)
    void every_snapshot_adds_up_while_eight_threads_count(Topic topic, Values values) throws Exception {
        RecordMetadata metadata =
                topic.newProducer().send(record(topic, values.message())).get(5, SECONDS);

        LongAdder callbacks = new LongAdder();

        Future<?> counting = Threads.start(8, thread -> {
            for (int i = 0; i < 10_000; i++) {
                ledger.track("order-" + thread + "-" + i).onCompletion(metadata, null);
                callbacks.increment();
            }
        });
        List<Counts> torn = new ArrayList<>();
        while (!counting.isDone()) {
            torn.addAll(Stream.of(Counts.of(ledger.snapshot()))
                    .filter(counts -> !counts.addsUp())
                    .toList());
        }
        counting.get();

        Supplier<Observation> saw = () -> observed("%s records confirmed by 8 threads at once", callbacks.sum());
        verify(torn)
                .youDid(torn.size() + " snapshots did not add up"
                        + torn.stream()
                                .findFirst()
                                .map(first -> ", such as " + first)
                                .orElse(""))
                .kafkaSaw(saw)
                .why("attempted = confirmed + pending + failed at every moment; numbers that are read or"
                        + " written one after the other are of different moments")
                .isEmpty();
        verifyCounts(
                new Counts(80_000, 80_000, 0, Map.of()),
                saw,
                "count++ reads, adds and writes; two threads at once write the same number");
    }

    @Test
    @Order(13)
    void no_record_is_forgotten_when_eight_threads_send(Topic topic, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer(REFUSING);
        Producer<String, String> impatient = topic.closeLater(new KafkaProducer<>(
                Map.of("bootstrap.servers", topic.bootstrapServers(), "max.block.ms", 20),
                new StringSerializer(),
                new StringSerializer()));
        String unknown = "nottingham-" + values.word();

        Threads.run(8, thread -> {
            for (int i = 0; i < 1_000; i++) {
                String id = thread + "-" + i;
                switch (i % 200 == 7 ? -1 : i % 10) {
                    case -1 -> sends.send(impatient, id, new ProducerRecord<>(unknown, id));
                    case 3 -> sends.send(producer, id, record(topic, TOO_LARGE));
                    case 5 -> sends.send(producer, id, record(topic, RefusingSerializer.REFUSED));
                    default -> sends.send(producer, id, record(topic, id));
                }
            }
        });
        producer.flush();

        Map<String, Long> failures =
                Map.of("RecordTooLargeException", 800L, "SerializationException", 800L, "TimeoutException", 40L);
        Counts end = Counts.of(ledger.snapshot());
        verify(end.withUnknownTopicAsTimeout())
                .youDid("your ledger says " + end)
                .kafkaSaw(() -> sends.seen()
                        .and(observed("%s records in %s", topic.values().size(), topic.name())))
                .why("every record ends on one side, whichever way its failure comes: callback, future or"
                        + " send() itself")
                .isEqualTo(new Counts(8_000, 6_360, 0, failures));
    }

    private static ProducerRecord<String, String> record(Topic topic, String message) {
        return new ProducerRecord<>(topic.name(), message);
    }

    private void verifyCounts(Counts wanted, Supplier<Observation> kafkaSaw, String why) {
        Counts counts = Counts.of(call("snapshot", ledger::snapshot).value());
        verify(counts)
                .youDid("your ledger says " + counts)
                .kafkaSaw(kafkaSaw)
                .why(why)
                .isEqualTo(wanted);
    }
}
