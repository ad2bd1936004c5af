package workshop.lesson02;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.firstDifference;
import static workshop.testkit.Observation.observed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.ClientProbe;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.TooLarge;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.client.RefusingSerializer;

@KafkaTest
class Step5CallbackThreadTest {

    private final Reports reports = new Reports();
    private final Scribes scribes = new Scribes();

    @AfterEach
    void dismissTheScribes() {
        scribes.dismiss();
    }

    @Test
    @Order(1)
    void only_the_executors_threads_run_the_handler(Topic topic, Values values) {
        List<ProducerRecord<String, String>> records =
                records(topic, TooLarge.MESSAGE, values.message(), RefusingSerializer.REFUSED, values.message());
        Producer<String, String> producer = topic.newProducer(Map.of("value.serializer", RefusingSerializer.class));
        List<String> handled = new CopyOnWriteArrayList<>();

        Call<Void> call = sendWithHandler(producer, records, result -> {
            handled.add(Reports.inWords(result) + " on the thread " + threadName());
            reports.result(result);
        });
        reports.onceThereAre(records.size());

        List<String> strangers = handled.stream()
                .filter(result -> !result.endsWith(" on the thread " + Scribes.NAME))
                .toList();
        verify(strangers)
                .youDid(call + "; results that other threads than the executor's, which are named " + Scribes.NAME
                        + ", handled: " + Reports.shown(strangers))
                .kafkaSaw(topic::shown)
                .why("a callback runs on the producer's network thread, or inside send() on yours if the failure is"
                        + " known at once; both of them have other things to do")
                .isEmpty();
    }

    @Test
    @Order(2)
    void each_record_has_one_result(@TopicSpec(partitions = 3) Topic topic, Values values) {
        List<ProducerRecord<String, String>> records = records(
                topic,
                values.message(),
                TooLarge.MESSAGE,
                values.message(),
                RefusingSerializer.REFUSED,
                values.message());
        topic.alreadyHolds(values.between(2, 9));
        Producer<String, String> producer = topic.newProducer(Map.of("value.serializer", RefusingSerializer.class));

        Call<Void> call = sendWithHandler(producer, records, reports::result);

        verifyResults(call, topic, records, "RecordTooLargeException", "SerializationException")
                .why("a record that failed has a result too, by whichever way send() tells of it, and no record has"
                        + " two");
    }

    @Test
    @Order(3)
    void no_neighbour_waits_for_the_handler(@TopicSpec(partitions = 2) Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        CompletableFuture<String> busy = new CompletableFuture<>();
        CountDownLatch done = new CountDownLatch(1);
        Consumer<SendResult> slow = result -> {
            busy.complete(threadName());
            awaitQuietly(done);
        };
        List<ProducerRecord<String, String>> records =
                List.of(new ProducerRecord<>(topic.name(), 0, null, values.message()));

        Call<Void> call = start("sendWithHandler", () -> send(producer, records, slow));
        call.isBackWithin(ofSeconds(3));
        String thread =
                busy.completeOnTimeout("(none: it was not called)", 4, SECONDS).join();
        Call<?> neighbour = start(
                "the send of a neighbour, to another partition,",
                () -> producer.send(new ProducerRecord<>(topic.name(), 1, null, "Make way!"))
                        .get());
        boolean acknowledged = neighbour.isBackWithin(ofSeconds(3));
        Observation seen = Observation.of(neighbour).and(ClientProbe.heldUp());
        done.countDown();

        verify(acknowledged)
                .youDid("your handler was busy with one result, on the thread " + thread)
                .kafkaSaw(() -> seen)
                .why("one thread carries everyone's acknowledgements: what it waits for, everyone waits for")
                .isTrue();
    }

    @Test
    @Order(4)
    void it_returns_before_the_broker_has_answered(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Call<Void> call =
                start("sendWithHandler", () -> send(producer, records(topic, values.message(), ""), reports::result));

        verify(call.isBackWithin(ofSeconds(3)))
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(network.seen()))
                .why("the callbacks bring the results; nobody has to wait for them in here")
                .isTrue();
    }

    @Test
    @Order(5)
    void a_handler_that_throws_takes_no_other_result_with_it(Topic topic, Values values) {
        List<ProducerRecord<String, String>> records =
                records(topic, TooLarge.MESSAGE, values.message(), RefusingSerializer.REFUSED, values.message());
        Producer<String, String> producer = topic.newProducer(Map.of("value.serializer", RefusingSerializer.class));

        Call<Void> call = sendWithHandler(producer, records, result -> {
            reports.result(result);
            throw new IllegalStateException("the inkwell fell over");
        });

        verifyResults(call, topic, records, "RecordTooLargeException", "SerializationException")
                .why("what goes wrong with one result is no reason to lose another; a task of its own for each keeps"
                        + " them apart");
    }

    @Test
    @Order(6)
    void records_are_sent_once_each_in_order_even_if_the_executor_is_busy(Topic topic, Values values) {
        List<String> messages = Arrays.asList(values.message(), null, "", values.message(), "");
        Producer<String, String> producer = topic.newProducer();
        CountDownLatch done = new CountDownLatch(1);
        scribes.keepBusyUntil(done);

        Call<Void> call = sendWithHandler(producer, records(topic, messages.toArray(String[]::new)), reports::result);
        List<String> inTheLog = topic.values();
        done.countDown();

        verify(inTheLog)
                .youDid(call + " while all threads of the executor were busy")
                .kafkaSaw(() -> topic.shown().and(firstDifference(messages, inTheLog)))
                .why("the executor is for the results; the records are sent by the caller's thread, one after the"
                        + " other")
                .isEqualTo(messages);
    }

    @Test
    @Order(7)
    void the_producer_stays_open(Topic topic, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();

        Call<Void> call = sendWithHandler(producer, records(topic, values.message()), reports::result);
        reports.onceThereAre(1);
        scribes.finish();
        Call<?> next = call(
                "the caller's next send",
                () -> producer.send(new ProducerRecord<>(topic.name(), values.message()))
                        .get());

        verify(next.thrown())
                .youDid(call + ", and the executor has done all its tasks")
                .kafkaSaw(() -> topic.shown().and(Observation.of(next)))
                .why("whoever creates a producer closes it; this one was lent to you and has more to carry")
                .isNull();
    }

    @Test
    @Order(8)
    void a_closed_producer_fails_every_record(Topic topic, Values values) {
        List<ProducerRecord<String, String>> records = records(topic, values.message(), values.message());
        Producer<String, String> producer = topic.newProducer();
        producer.close();

        Call<Void> call = sendWithHandler(producer, records, reports::result);

        verifyResults(call, topic, records, "IllegalStateException", "IllegalStateException")
                .why("a closed producer throws from send(), without a callback: each record has failed and each has"
                        + " a result");
    }

    @Test
    @Order(9)
    void a_topic_that_does_not_exist_fails_the_record(Topic topic, Values values) {
        List<ProducerRecord<String, String>> records =
                List.of(new ProducerRecord<>(new MissingTopic(topic).name(), values.message()));
        Producer<String, String> producer = topic.newProducer(Map.of("max.block.ms", 500));

        Call<Void> call = sendWithHandler(producer, records, reports::result);

        verifyResults(call, topic, records, "TimeoutException")
                .why("send() looked for the topic for max.block.ms and reports to the callback that it has given up");
    }

    @Test
    @Order(10)
    void no_record_at_all_fails_and_the_others_do_not(Topic topic, Values values) {
        List<ProducerRecord<String, String>> records =
                Arrays.asList(null, new ProducerRecord<>(topic.name(), values.message()));
        Producer<String, String> producer = topic.newProducer();

        Call<Void> call = sendWithHandler(producer, records, reports::result);

        verifyResults(call, topic, records, "NullPointerException")
                .why("whatever send() throws is the failure of that record, and has a result; the next record has"
                        + " its own");
    }

    @Test
    @Order(11)
    void no_records_have_no_results(Topic topic) {
        Call<Void> call = sendWithHandler(topic.newProducer(), List.of(), reports::result);
        call.value();

        verify(reports.soFar())
                .youDid(call + " for an empty list")
                .kafkaSaw(topic::shown)
                .why("nothing was asked for, so there is nothing to tell")
                .isEmpty();
    }

    private static List<ProducerRecord<String, String>> records(Topic topic, String... messages) {
        return Stream.of(messages)
                .map(message -> new ProducerRecord<String, String>(topic.name(), message))
                .toList();
    }

    /** Sends the records, and returns when the producer has nothing left to do. */
    private Call<Void> sendWithHandler(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler) {
        Call<Void> call = call("sendWithHandler", () -> send(producer, records, handler));
        producer.flush();
        return call;
    }

    private void send(
            Producer<String, String> producer,
            List<ProducerRecord<String, String>> records,
            Consumer<SendResult> handler) {
        Step5CallbackThread.sendWithHandler(producer, records, handler, scribes);
    }

    /**
     * Claims that sendWithHandler sent no record twice and returned, and that each record has one result: its place in
     * the log, or one of these failures.
     */
    private ReportClaims verifyResults(
            Call<Void> call, Topic topic, List<ProducerRecord<String, String>> records, String... failures) {
        List<String> told = reports.onceThereAre(records.size());
        List<String> stored = topic.records().stream()
                .filter(record -> !String.valueOf(record.value()).startsWith("somebody else's"))
                .map(record -> "stored at " + record.place())
                .toList();
        int missing = records.size() - failures.length - stored.size();
        List<String> wanted = Stream.of(
                        stored.stream(),
                        Stream.of(failures).map(exception -> "failed with " + exception),
                        Stream.generate(() -> "stored, had it been sent").limit(Math.max(0, missing)))
                .flatMap(results -> results)
                .sorted()
                .toList();
        String did = call + "; of " + records.size() + " results your handler got " + Reports.shown(told);
        Supplier<Observation> saw =
                () -> observed("%s of %s records in %s", stored.size(), records.size(), topic.name())
                        .and(observed("results: %s", Reports.difference(wanted, told)));
        verify(missing >= 0)
                .youDid(did)
                .kafkaSaw(saw)
                .why("each record is sent once, by one send()")
                .isTrue();
        return new ReportClaims(call, did, saw, wanted, told);
    }

    private static String threadName() {
        return Thread.currentThread().getName();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
