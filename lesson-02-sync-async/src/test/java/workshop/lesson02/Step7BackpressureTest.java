package workshop.lesson02;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.assertj.core.api.BooleanAssert;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.Claim;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.client.RefusingSerializer;
import workshop.testkit.report.Describe;

@KafkaTest
class Step7BackpressureTest {

    private static final String TOO_LARGE = "x".repeat(2 * 1024 * 1024);
    private static final int PLACES = 4;
    private static final int RIDERS = 16;
    private static final int RECORDS_EACH = 100;

    @Test
    @Order(1)
    void an_offer_is_answered_by_the_place_where_the_record_landed(Topic topic, Values values) {
        topic.alreadyHolds(values.between(2, 9));
        String message = values.message();
        Step7Backpressure backpressure = backpressure(topic.newProducer());

        Call<RecordMetadata> answer = call(
                "the future of offer",
                () -> backpressure
                        .offer(record(topic, message), ZERO)
                        .orElseThrow()
                        .get(4, SECONDS));

        verify(topic.placesOf(message))
                .youDid(answer)
                .kafkaSaw(() -> topic.whereIs(message))
                .why(
                        "with a place free there is nothing to wait for, and the future is the broker's answer to this one record")
                .isEqualTo(List.of(String.valueOf(answer.value())));
    }

    @Test
    @Order(2)
    void pending_counts_what_has_no_outcome(Topic topic, Network network, WireTap tap, Values values) {
        Step7Backpressure backpressure = backpressure(topic.newProducer());
        network.holdResponses();

        Call<List<Boolean>> call = start("3 offers in turn", () -> accepted(backpressure, topic, values.messages(3)));
        boolean isBack = call.isBackWithin(ofSeconds(4));
        String did = call.toString();
        awaitSent(tap, 3);
        int held = backpressure.pending();
        network.release();
        int afterwards = pendingIn(backpressure);

        verify(isBack && held == 3 && afterwards == 0)
                .youDid(did + "; pending() returned " + held + " then, and " + afterwards
                        + " when all were acknowledged")
                .kafkaSaw(() ->
                        "3 records in " + tap.requests().size() + " requests, and their answers held back at first")
                .why(
                        "a record is pending from offer to outcome: that send() has returned is no outcome, and one answer can be"
                                + " the outcome of many records")
                .isTrue();
    }

    @Test
    @Order(3)
    void as_many_are_accepted_as_there_are_places(Topic topic, Network network, WireTap tap, Values values) {
        Step7Backpressure backpressure = backpressure(topic.newProducer());
        network.holdResponses();

        Call<List<Boolean>> call = start("5 offers in turn", () -> accepted(backpressure, topic, values.messages(5)));
        boolean isBack = call.isBackWithin(ofSeconds(4));
        awaitSent(tap, PLACES);

        verify(isBack && call.value().equals(List.of(true, true, true, true, false)))
                .youDid(call + " with maxPending=4; true stands for accepted")
                .kafkaSaw(() -> tap.recordsSent() + " records without an answer: the test holds the answers back")
                .why(
                        "the fifth would be one too many; who is not let in has to hear so when he has waited as long as he said")
                .isTrue();
    }

    @Test
    @Order(4)
    void what_is_not_accepted_is_not_sent(Topic topic, Network network, Values values) {
        List<String> messages = values.messages(6);
        Producer<String, String> producer = topic.newProducer();
        Step7Backpressure backpressure = backpressure(producer);
        network.holdResponses();

        Call<List<Boolean>> call = offer(backpressure, topic, messages);
        network.release();
        producer.flush();

        List<String> inTheLog = topic.values();
        verify(inTheLog)
                .youDid(call + " with maxPending=4; true stands for accepted")
                .kafkaSaw(topic::shown)
                .why("empty tells the caller that this record is still his; he may drop it, keep it or offer it again")
                .isEqualTo(messages.subList(0, PLACES));
    }

    @Test
    @Order(5)
    void a_waiting_offer_gets_the_place_that_becomes_free(Topic topic, Network network, Values values) {
        String late = values.message();
        Step7Backpressure backpressure = backpressure(topic.newProducer());
        network.holdResponses();
        offer(backpressure, topic, values.messages(PLACES));

        Call<Optional<CompletableFuture<RecordMetadata>>> call =
                start("offer with maxWait 8 s", () -> backpressure.offer(record(topic, late), ofSeconds(8)));
        boolean early = call.isBackWithin(ofMillis(200));
        network.release();

        verify(!early && call.isBackWithin(ofSeconds(4)) && call.value().isPresent())
                .youDid(call + (early ? ", at once" : ""))
                .kafkaSaw(() -> "the answers to the 4 records before it, while it waited")
                .why(
                        "backpressure makes the caller wait for his turn; a refusal is for the end of maxWait, not for the beginning")
                .isTrue();
    }

    @Test
    @Order(6)
    void an_offer_without_a_place_is_empty_in_time(Topic topic, Network network, Values values) {
        Step7Backpressure backpressure = backpressure(topic.newProducer());
        network.holdResponses();
        offer(backpressure, topic, values.messages(PLACES));

        Call<Optional<CompletableFuture<RecordMetadata>>> call = start(
                "offer with maxWait 300 ms", () -> backpressure.offer(record(topic, values.message()), ofMillis(300)));

        verify(call.isBackWithin(ofMillis(1_300)) && call.value().isEmpty())
                .youDid(call)
                .kafkaSaw(() -> topic.shown() + "; the test holds the answers back: no place becomes free")
                .why("the caller named the time that he can spare; what he does without a place is for him to say")
                .isTrue();
    }

    @Test
    @Order(7)
    void a_record_that_is_too_large_gives_its_place_back(Topic topic) {
        Step7Backpressure backpressure = backpressure(topic.newProducer());

        Call<List<String>> call = call("6 offers in turn", () -> outcomes(backpressure, topic, TOO_LARGE));

        verifyFailures(call, backpressure, "RecordTooLargeException")
                .why("a failure is an outcome too: whoever gives places back on success alone runs out of them")
                .isTrue();
    }

    @Test
    @Order(8)
    void a_record_that_the_serializer_refuses_gives_its_place_back(Topic topic) {
        Step7Backpressure backpressure =
                backpressure(topic.newProducer(Map.of("value.serializer", RefusingSerializer.class)));

        Call<List<String>> call =
                call("6 offers in turn", () -> outcomes(backpressure, topic, RefusingSerializer.REFUSED));

        verifyFailures(call, backpressure, "SerializationException")
                .why(
                        "a serializer's exception comes out of send() itself and no callback is called: then the place has to be given"
                                + " back, and the future to fail, by somebody else")
                .isTrue();
    }

    @Test
    @Order(9)
    void a_closed_producer_fails_every_record(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        Step7Backpressure backpressure = backpressure(producer);
        producer.close();

        Call<List<String>> call = call("6 offers in turn", () -> outcomes(backpressure, topic, values.message()));

        verifyFailures(call, backpressure, "IllegalStateException")
                .why(
                        "a closed producer throws from send(); to the caller of offer that is the failure of a record like any other")
                .isTrue();
    }

    @Test
    @Order(10)
    void a_topic_that_does_not_exist_fails_the_record(Topic topic, Values values) {
        Step7Backpressure backpressure = backpressure(topic.newProducer(Map.of("max.block.ms", 500)));

        Call<List<String>> call = call(
                "an offer",
                () -> List.of(outcome(backpressure, new ProducerRecord<>(topic.name() + "-nowhere", "Help!"))));

        verify(call.value().equals(List.of("failed with TimeoutException")) && pendingIn(backpressure) == 0)
                .youDid(call + "; then pending() returned " + backpressure.pending())
                .kafkaSaw(() -> "no topic of that name on the broker")
                .why(
                        "send() looked for the topic for max.block.ms and gave the record up: the future fails, and its place is free")
                .isTrue();
    }

    @Test
    @Order(11)
    void no_record_at_all_is_a_failure_like_any_other(Topic topic) {
        Step7Backpressure backpressure = backpressure(topic.newProducer());

        Call<List<String>> call = call("an offer of null", () -> List.of(outcome(backpressure, null)));

        verify(call.value().equals(List.of("failed with NullPointerException")) && pendingIn(backpressure) == 0)
                .youDid(call + "; then pending() returned " + backpressure.pending())
                .kafkaSaw(topic::shown)
                .why("whatever send() throws, the caller hears of it from the future, and the place is free again")
                .isTrue();
    }

    @Test
    @Order(12)
    void sixteen_threads_never_have_more_pending_than_there_are_places(Topic topic, Values values) {
        Outstanding.Count count = new Outstanding.Count();
        Map<String, Object> settings = new HashMap<>(Outstanding.into(count));
        settings.put("linger.ms", 0);
        Producer<String, String> producer = topic.newProducer(settings);
        Step7Backpressure backpressure = backpressure(producer);

        Call<Integer> call =
                call("16 threads with 100 offers each", () -> offerInParallel(backpressure, topic, values.message()));
        producer.flush();

        verify(List.of(count.most() <= PLACES, call.value() == RIDERS * RECORDS_EACH))
                .youDid(call + " as the number of offers accepted, with maxPending=4 and maxWait 5 s")
                .kafkaSaw(() -> count.most() + " records pending at one time, and "
                        + topic.records().size() + " of 1600 in the log")
                .why(
                        "looking whether there is a place and taking it must be one act: between the two, another thread looks as well")
                .isEqualTo(List.of(true, true));
    }

    @Test
    @Order(13)
    void an_interrupted_caller_is_told_so_and_sends_nothing(Topic topic, Network network, Values values) {
        List<String> messages = values.messages(PLACES);
        Producer<String, String> producer = topic.newProducer();
        Step7Backpressure backpressure = backpressure(producer);
        network.holdResponses();
        offer(backpressure, topic, messages);

        Call<?> call = start(
                "offer with maxWait 8 s", () -> backpressure.offer(record(topic, values.message()), ofSeconds(8)));
        call.isBackWithin(ofMillis(200));
        call.interrupt();
        Throwable thrown = call.thrown();
        network.release();
        producer.flush();

        verify(thrown instanceof InterruptedException && topic.values().equals(messages))
                .youDid(call + ", when it was interrupted")
                .kafkaSaw(() -> topic.shown() + "; 4 were pending")
                .why("somebody asks this thread to stop waiting; it stops, says so, and leaves its record unsent")
                .isTrue();
    }

    @Test
    @Order(14)
    void close_waits_for_what_is_pending(Topic topic, Network network, Values values) {
        Step7Backpressure backpressure = backpressure(topic.newProducer());
        network.holdResponses();
        offer(backpressure, topic, values.messages(3));

        Call<Void> call = start("close", backpressure::close);
        boolean early = call.isBackWithin(ofMillis(200));
        network.release();

        verify(!early && call.isBackWithin(ofSeconds(4)))
                .youDid(call + (early ? " before the answers were let go" : ""))
                .kafkaSaw(() -> topic.shown() + "; the answers were held back first, and then let go")
                .why("whoever closes wants to know that nothing is under way any more")
                .isTrue();
    }

    @Test
    @Order(15)
    void close_leaves_the_producer_open(Topic topic, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        Step7Backpressure backpressure = backpressure(producer);

        Call<Void> call = call("close", backpressure::close);
        Call<?> next = call(
                "the next send of the producer's owner",
                () -> producer.send(record(topic, message)).get());

        verify(topic.values())
                .youDid(call)
                .kafkaSaw(() -> topic.shown() + "; " + next)
                .why("whoever creates a producer closes it; this one was lent to you and has more to carry")
                .isEqualTo(List.of(message));
    }

    @Test
    @Order(16)
    void after_close_nothing_is_accepted_and_close_does_nothing(Topic topic, Values values) {
        Step7Backpressure backpressure = backpressure(topic.newProducer());
        call("close", backpressure::close);

        Call<?> again = start("close, called again,", backpressure::close);
        boolean isBack = again.isBackWithin(ofSeconds(3));
        String closedTwice = again.toString();
        Call<?> offer = call("offer after close", () -> backpressure.offer(record(topic, values.message()), ZERO));

        verify(isBack && offer.thrown() instanceof IllegalStateException)
                .youDid(closedTwice + "; " + offer)
                .kafkaSaw(topic::shown)
                .why(
                        "closed is closed: a late offer is a mistake of the caller and has to be loud; a second close is none")
                .isTrue();
    }

    private static Step7Backpressure backpressure(Producer<String, String> producer) {
        return call("new Step7Backpressure", () -> new Step7Backpressure(producer, PLACES))
                .value();
    }

    private static ProducerRecord<String, String> record(Topic topic, String message) {
        return new ProducerRecord<>(topic.name(), message);
    }

    private static Call<List<Boolean>> offer(Step7Backpressure backpressure, Topic topic, List<String> messages) {
        return call(messages.size() + " offers in turn", () -> accepted(backpressure, topic, messages));
    }

    /** Offers the messages one after the other; for each, whether it was accepted. */
    private static List<Boolean> accepted(Step7Backpressure backpressure, Topic topic, List<String> messages)
            throws InterruptedException {
        List<Boolean> accepted = new ArrayList<>();
        for (String message : messages) {
            accepted.add(
                    backpressure.offer(record(topic, message), ofMillis(150)).isPresent());
        }
        return accepted;
    }

    /** Offers the same message six times, two times more than there are places; what came of each. */
    private static List<String> outcomes(Step7Backpressure backpressure, Topic topic, String message) throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < PLACES + 2; i++) {
            outcomes.add(outcome(backpressure, record(topic, message)));
        }
        return outcomes;
    }

    private static String outcome(Step7Backpressure backpressure, ProducerRecord<String, String> record)
            throws Exception {
        try {
            Optional<CompletableFuture<RecordMetadata>> future = backpressure.offer(record, ofMillis(300));
            return future.isEmpty()
                    ? "not accepted"
                    : "stored at " + future.get().get(2, SECONDS);
        } catch (ExecutionException e) {
            return "failed with " + e.getCause().getClass().getSimpleName();
        } catch (RuntimeException | TimeoutException e) {
            return "no outcome but " + Describe.exception(e);
        }
    }

    /** Claims that all six offers failed with this exception, and that all places are free again. */
    private static Claim<BooleanAssert> verifyFailures(
            Call<List<String>> call, Step7Backpressure backpressure, String exception) {
        List<String> wanted = Collections.nCopies(PLACES + 2, "failed with " + exception);
        return verify(call.value().equals(wanted) && pendingIn(backpressure) == 0)
                .youDid(call + " with maxPending=4; then pending() returned " + backpressure.pending())
                .kafkaSaw(() -> "none of the records: all of them had to fail with " + exception);
    }

    private static void awaitSent(WireTap tap, int records) {
        try {
            Awaitility.await(records + " records are under way")
                    .atMost(ofSeconds(2))
                    .until(() -> tap.recordsSent() >= records);
        } catch (ConditionTimeoutException e) {
            // The claim says how many there are.
        }
    }

    /** What {@code pending()} returns once it is 0; after 4 seconds, what it returns then. */
    private static int pendingIn(Step7Backpressure backpressure) {
        try {
            Awaitility.await("nothing is pending")
                    .atMost(ofSeconds(4))
                    .pollDelay(ZERO)
                    .pollInterval(ofMillis(10))
                    .until(() -> backpressure.pending() == 0);
        } catch (ConditionTimeoutException e) {
            // The claim says how many there are.
        }
        return backpressure.pending();
    }

    /** Sixteen threads offer at the same time; how many of their records were accepted. */
    private static int offerInParallel(Step7Backpressure backpressure, Topic topic, String message) throws Exception {
        ExecutorService riders = Executors.newFixedThreadPool(RIDERS);
        CyclicBarrier start = new CyclicBarrier(RIDERS);
        Callable<Integer> ride = () -> {
            start.await();
            int accepted = 0;
            for (int i = 0; i < RECORDS_EACH; i++) {
                accepted +=
                        backpressure.offer(record(topic, message), ofSeconds(5)).isPresent() ? 1 : 0;
            }
            return accepted;
        };
        try {
            int accepted = 0;
            for (Future<Integer> rider : riders.invokeAll(Collections.nCopies(RIDERS, ride))) {
                accepted += rider.get();
            }
            return accepted;
        } finally {
            riders.shutdownNow();
        }
    }
}
