package workshop.lesson04;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.report.Describe;

@KafkaTest
class Step1LedgerTest {

    private static final String TOO_LARGE = "x".repeat(3_000);
    private static final Map<String, Object> SMALL_AND_FUSSY =
            Map.of("max.request.size", 2_000, "value.serializer", Fussy.class);

    private final Step1Ledger ledger = new Step1Ledger();

    /** The numbers of a snapshot that don't depend on a clock. */
    private record Counts(long attempted, long confirmed, long pending, Map<String, Long> failures) {

        static Counts of(Snapshot snapshot) {
            return new Counts(
                    snapshot.attempted(),
                    snapshot.confirmed(),
                    snapshot.pending(),
                    new TreeMap<>(snapshot.failuresByType()));
        }

        boolean addsUp() {
            long failed = failures.values().stream().mapToLong(Long::longValue).sum();
            return attempted == confirmed + pending + failed && pending >= 0;
        }

        /** The producer's TimeoutException has what the broker said of the topic as its cause, if it has said something by then. */
        Counts withUnknownTopicAsOne() {
            Map<String, Long> merged = new TreeMap<>(failures);
            Long unknown = merged.remove("UnknownTopicOrPartitionException");
            if (unknown != null) {
                merged.merge("TimeoutException", unknown, Long::sum);
            }
            return new Counts(attempted, confirmed, pending, merged);
        }

        @Override
        public String toString() {
            return "attempted=" + attempted + ", confirmed=" + confirmed + ", pending=" + pending + ", failures="
                    + failures;
        }
    }

    @Test
    @Order(1)
    void a_new_ledger_knows_of_nothing() {
        Snapshot snapshot = call("snapshot", ledger::snapshot).value();

        verify(snapshot)
                .youDid("a new ledger says " + Counts.of(snapshot) + ", oldest pending " + snapshot.oldestPending())
                .kafkaSaw(() -> "no record yet")
                .why("nothing was attempted, and nothing pending has no age: Optional.empty(), and not zero")
                .isEqualTo(new Snapshot(0, 0, 0, Optional.empty(), Map.of()));
    }

    @Test
    @Order(2)
    void a_record_is_pending_until_the_broker_answers(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        values.messages(5).forEach(message -> send(producer, topic, message));

        verifyCounts(
                new Counts(5, 0, 5, Map.of()),
                "5 records sent, and no answer yet: the test holds them back",
                "send() has come back, and that confirms nothing; only the callback does");
    }

    @Test
    @Order(3)
    void an_answer_confirms(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();

        values.messages(5).forEach(message -> send(producer, topic, message));
        producer.flush();

        verifyCounts(
                new Counts(5, 5, 0, Map.of()),
                topic.shown(),
                "a callback without an exception is the broker's acknowledgement; nothing is pending then");
    }

    @Test
    @Order(4)
    void a_failure_is_counted_once_by_its_type(Topic topic) {
        Producer<String, String> producer = topic.newProducer(SMALL_AND_FUSSY);

        send(producer, topic, TOO_LARGE);

        verifyCounts(
                new Counts(1, 0, 0, Map.of("RecordTooLargeException", 1L)),
                topic.shown() + "; the record was too large for any request",
                "on failure the callback's metadata is there all the same, with -1 in its fields; the exception decides");
    }

    @Test
    @Order(5)
    void what_send_throws_is_a_failure(Topic topic) {
        Producer<String, String> producer = topic.newProducer(SMALL_AND_FUSSY);

        send(producer, topic, Fussy.REFUSED);

        verifyCounts(
                new Counts(1, 0, 0, Map.of("SerializationException", 1L)),
                topic.shown() + "; send() threw a SerializationException and called no callback",
                "what send() throws has no callback; without rejected the record would be pending for ever");
    }

    @Test
    @Order(6)
    void a_closed_producer_leaves_nothing_pending(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        producer.close();

        send(producer, topic, values.message());

        verifyCounts(
                new Counts(1, 0, 0, Map.of("IllegalStateException", 1L)),
                "a producer that was closed before; its send() threw an IllegalStateException",
                "a program that is going down is when the ledger matters most");
    }

    @Test
    @Order(7)
    void a_failure_is_named_by_its_root_cause(Topic topic) throws Exception {
        Producer<String, String> producer = topic.newProducer(SMALL_AND_FUSSY);
        ledger.track("order-1");

        try {
            producer.send(record(topic, TOO_LARGE)).get();
        } catch (ExecutionException e) {
            ledger.rejected("order-1", e);
        }

        verifyCounts(
                new Counts(1, 0, 0, Map.of("RecordTooLargeException", 1L)),
                "an ExecutionException from the future, caused by a RecordTooLargeException",
                "a Future wraps every failure in an ExecutionException; counted by that name, all failures look alike");
    }

    @Test
    @Order(8)
    void a_failure_that_is_told_twice_counts_once(Topic topic) throws Exception {
        Producer<String, String> producer = topic.newProducer(SMALL_AND_FUSSY);
        Future<RecordMetadata> future = producer.send(record(topic, TOO_LARGE), ledger.track("order-1"));

        try {
            future.get();
        } catch (ExecutionException e) {
            ledger.rejected("order-1", e);
        }

        verifyCounts(
                new Counts(1, 0, 0, Map.of("RecordTooLargeException", 1L)),
                "one record that failed; the callback told it, and the future once more",
                "callback and future tell of the same failure; whichever comes first decides");
    }

    @Test
    @Order(9)
    void an_answer_after_giving_up_changes_nothing(Topic topic, Network network, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();
        Future<RecordMetadata> future = producer.send(record(topic, values.message()), ledger.track("order-1"));
        try {
            future.get(1, MILLISECONDS);
        } catch (TimeoutException e) {
            ledger.rejected("order-1", e);
        }

        network.release();
        future.get(5, SECONDS);

        verifyCounts(
                new Counts(1, 0, 0, Map.of("TimeoutException", 1L)),
                "one record that was given up after 1 ms, and acknowledged later",
                "an id is settled once; otherwise the numbers no longer add up");
    }

    @Test
    @Order(10)
    void the_oldest_pending_record_gives_its_age(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();
        long start = System.nanoTime();
        send(producer, topic, values.message());
        await("400 ms")
                .pollInterval(ofMillis(10))
                .until(() -> System.nanoTime() - start > ofMillis(400).toNanos());
        send(producer, topic, values.message());

        Duration atLeast = ofNanos(System.nanoTime() - start).minusMillis(100);
        Duration age = ledger.snapshot().oldestPending().orElse(Duration.ZERO);
        Duration atMost = ofNanos(System.nanoTime() - start);

        verify(age.compareTo(atLeast) >= 0 && age.compareTo(atMost) <= 0)
                .youDid("your ledger says that the oldest pending record has waited " + Describe.millis(age))
                .kafkaSaw(() -> "two records without an answer; the first was sent " + Describe.millis(atMost) + " ago")
                .why("the oldest one tells how long the broker has been silent; a newer one hides it")
                .isTrue();
    }

    @Test
    @Order(11)
    void a_snapshot_does_not_change_afterwards(Topic topic) {
        Producer<String, String> producer = topic.newProducer(SMALL_AND_FUSSY);
        Snapshot before = ledger.snapshot();
        Counts then = Counts.of(before);

        send(producer, topic, TOO_LARGE);

        verify(Counts.of(before))
                .youDid("a snapshot said " + then + ", and says " + Counts.of(before) + " now")
                .kafkaSaw(() -> "a record failed after the snapshot was taken")
                .why("two looks are compared later; a look that changes afterwards can be compared with nothing")
                .isEqualTo(then);
    }

    @Test
    @Order(12)
    void every_snapshot_adds_up_while_eight_threads_count(Topic topic, Values values) throws Exception {
        RecordMetadata metadata =
                topic.newProducer().send(record(topic, values.message())).get(5, SECONDS);

        Future<?> counting = Threads.start(8, thread -> {
            for (int i = 0; i < 10_000; i++) {
                ledger.track("order-" + thread + "-" + i).onCompletion(metadata, null);
            }
        });
        List<Counts> torn = new ArrayList<>();
        while (!counting.isDone()) {
            torn.addAll(Stream.of(Counts.of(ledger.snapshot()))
                    .filter(counts -> !counts.addsUp())
                    .toList());
        }
        counting.get();

        verify(torn)
                .youDid(torn.size() + " snapshots did not add up"
                        + torn.stream()
                                .findFirst()
                                .map(first -> ", such as " + first)
                                .orElse(""))
                .kafkaSaw(() -> "8 threads with 10,000 records each; every record was confirmed at once")
                .why(
                        "attempted = confirmed + pending + failed at every moment; numbers that are read or written one after"
                                + " the other are of different moments")
                .isEmpty();
        verifyCounts(
                new Counts(80_000, 80_000, 0, Map.of()),
                "8 threads with 10,000 records each, all confirmed",
                "count++ reads, adds and writes; two threads at once write the same number");
    }

    @Test
    @Order(13)
    void no_record_is_forgotten_when_eight_threads_send(Topic topic, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer(SMALL_AND_FUSSY);
        Producer<String, String> impatient = topic.closeLater(new KafkaProducer<>(
                Map.of("bootstrap.servers", topic.bootstrapServers(), "max.block.ms", 20),
                new StringSerializer(),
                new StringSerializer()));
        Topics topics = new Topics(topic.name(), "nottingham-" + values.word());

        Threads.run(8, thread -> {
            for (int i = 0; i < 1_000; i++) {
                sendOneOfAllKinds(producer, impatient, topics, thread + "-" + i, i);
            }
        });
        producer.flush();

        Counts end = Counts.of(ledger.snapshot());
        verify(end.withUnknownTopicAsOne())
                .youDid("your ledger says " + end)
                .kafkaSaw(() -> topic.values().size() + " of 8,000 records in " + topic.name())
                .why(
                        "every record ends on one side, whichever way its failure comes: callback, future or send() itself")
                .isEqualTo(new Counts(
                        8_000,
                        6_360,
                        0,
                        Map.of(
                                "RecordTooLargeException",
                                800L,
                                "SerializationException",
                                800L,
                                "TimeoutException",
                                40L)));
    }

    private record Topics(String known, String unknown) {}

    private void sendOneOfAllKinds(
            Producer<String, String> producer, Producer<String, String> impatient, Topics topics, String id, int i) {
        switch (i % 200 == 7 ? -1 : i % 10) {
            case -1 -> send(impatient, id, new ProducerRecord<>(topics.unknown(), id));
            case 3 -> send(producer, id, new ProducerRecord<>(topics.known(), TOO_LARGE));
            case 5 -> send(producer, id, new ProducerRecord<>(topics.known(), Fussy.REFUSED));
            default -> send(producer, id, new ProducerRecord<>(topics.known(), id));
        }
    }

    private void send(Producer<String, String> producer, Topic topic, String message) {
        send(producer, "order-" + System.nanoTime(), record(topic, message));
    }

    /** As the Javadoc of the ledger shows it. */
    private void send(Producer<String, String> producer, String id, ProducerRecord<String, String> record) {
        Callback callback = ledger.track(id);
        try {
            producer.send(record, callback);
        } catch (KafkaException | IllegalStateException e) {
            ledger.rejected(id, e);
        }
    }

    private static ProducerRecord<String, String> record(Topic topic, String message) {
        return new ProducerRecord<>(topic.name(), message);
    }

    private void verifyCounts(Counts wanted, String kafkaSaw, String why) {
        Counts counts = Counts.of(call("snapshot", ledger::snapshot).value());
        verify(counts)
                .youDid("your ledger says " + counts)
                .kafkaSaw(() -> kafkaSaw)
                .why(why)
                .isEqualTo(wanted);
    }
}
