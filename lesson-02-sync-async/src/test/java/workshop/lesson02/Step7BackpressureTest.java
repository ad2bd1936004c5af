package workshop.lesson02;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.lesson02.Offers.PLACES;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.TooLarge;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.client.RefusingSerializer;

@KafkaTest
class Step7BackpressureTest {

    @Test
    @Order(1)
    void an_offer_is_answered_by_the_place_where_the_record_landed(Topic topic, Values values) {
        topic.alreadyHolds(values.between(2, 9));
        String message = values.message();
        Offers offers = Offers.to(topic, topic.newProducer());

        CompletableFuture<RecordMetadata> future =
                offers.start(message, ZERO).value().orElseThrow();
        Call<RecordMetadata> answer = call("the future of offer", () -> future.get(4, SECONDS));

        verify(topic.placesOf(message))
                .youDid(answer)
                .kafkaSaw(() -> topic.whereIs(message))
                .why("with a place free there is nothing to wait for, and the future is the broker's answer to this"
                        + " one record")
                .isEqualTo(List.of(String.valueOf(answer.value())));
    }

    @Test
    @Order(2)
    void pending_counts_what_has_no_outcome(Topic topic, Network network, WireTap tap, Values values) {
        Offers offers = Offers.to(topic, topic.newProducer());
        network.holdResponses();

        Call<List<Boolean>> call = offers.startInTurn(values.messages(3));
        boolean isBack = call.isBackWithin(ofSeconds(4));
        String did = call.toString();
        offers.awaitSent(tap, 3);
        int held = offers.backpressure().pending();
        network.release();
        int afterwards = offers.pendingInTheEnd();

        Supplier<Observation> saw = () -> tap.answers().and(network.seen());
        verify(isBack)
                .youDid(did)
                .kafkaSaw(saw)
                .why("an offer waits for a place, and there are 4; for the answer to its record it does not wait")
                .isTrue();
        verify(held)
                .youDid(did + "; pending() returned " + held + " then")
                .kafkaSaw(saw)
                .why("send() has returned, but the broker has not answered: the record is pending, and its place is"
                        + " taken")
                .isEqualTo(3);
        verify(afterwards)
                .youDid(did + "; pending() returned " + afterwards + " when all were acknowledged")
                .kafkaSaw(saw)
                .why("one answer can be the outcome of many records, and each of them gives its place back")
                .isEqualTo(0);
    }

    @Test
    @Order(3)
    void as_many_are_accepted_as_there_are_places(Topic topic, Network network, WireTap tap, Values values) {
        Offers offers = Offers.to(topic, topic.newProducer());
        network.holdResponses();

        Call<List<Boolean>> call = offers.startInTurn(values.messages(PLACES + 1));
        boolean isBack = call.isBackWithin(ofSeconds(4));
        offers.awaitSent(tap, PLACES);

        Supplier<Observation> saw = () -> observed("%s records without an answer", tap.mostRecordsInFlight())
                .and(network.seen());
        verify(isBack)
                .youDid(call)
                .kafkaSaw(saw)
                .why("who is not let in has to hear so when he has waited as long as he said")
                .isTrue();
        verify(call.value())
                .youDid(call + " with maxPending=4; true stands for accepted")
                .kafkaSaw(saw)
                .why("there are 4 places, and none becomes free: the fifth record would be one too many")
                .isEqualTo(List.of(true, true, true, true, false));
    }

    @Test
    @Order(4)
    void what_is_not_accepted_is_not_sent(Topic topic, Network network, Values values) {
        List<String> messages = values.messages(PLACES + 2);
        Producer<String, String> producer = topic.newProducer();
        Offers offers = Offers.to(topic, producer);
        network.holdResponses();

        Call<List<Boolean>> call = offers.inTurn(messages);
        network.release();
        producer.flush();

        verify(topic.values())
                .youDid(call + " with maxPending=4; true stands for accepted")
                .kafkaSaw(topic::shown)
                .why("empty tells the caller that this record is still his; he may drop it, keep it or offer it again")
                .isEqualTo(messages.subList(0, PLACES));
    }

    @Test
    @Order(5)
    void a_waiting_offer_gets_the_place_that_becomes_free(Topic topic, Network network, WireTap tap, Values values) {
        Offers offers = Offers.withAllPlacesTaken(topic, network, values);

        Call<Optional<CompletableFuture<RecordMetadata>>> call = offers.start(values.message(), ofSeconds(8));
        boolean early = call.isBackWithin(ofMillis(200));
        network.release();
        boolean isBack = call.isBackWithin(ofSeconds(4));

        Supplier<Observation> saw = () -> tap.answers().and(network.seen());
        verify(early)
                .youDid(call + ", at once")
                .kafkaSaw(saw)
                .why("backpressure makes the caller wait for his turn; a refusal is for the end of maxWait, not for"
                        + " the beginning")
                .isFalse();
        verify(isBack)
                .youDid(call)
                .kafkaSaw(saw)
                .why("an answer has freed a place while the offer waits: it takes that place, and does not sleep"
                        + " until maxWait is over")
                .isTrue();
        verify(call.value().isPresent())
                .youDid(call)
                .kafkaSaw(saw)
                .why("the place became free within maxWait, so it is this offer's place")
                .isTrue();
    }

    @Test
    @Order(6)
    void an_offer_without_a_place_is_empty_in_time(Topic topic, Network network, Values values) {
        Offers offers = Offers.withAllPlacesTaken(topic, network, values);

        Call<Optional<CompletableFuture<RecordMetadata>>> call = offers.start(values.message(), ofMillis(300));

        boolean isBack = call.isBackWithin(ofMillis(1_300));

        Supplier<Observation> saw = () -> topic.shown().and(network.seen());
        verify(isBack)
                .youDid(call)
                .kafkaSaw(saw)
                .why("the caller named the time that he can spare")
                .isTrue();
        verify(call.value().isEmpty())
                .youDid(call)
                .kafkaSaw(saw)
                .why("no place has become free; what the caller does without one is for him to say")
                .isTrue();
    }

    @Test
    @Order(7)
    void a_record_that_is_too_large_gives_its_place_back(Topic topic) {
        Offers offers = Offers.to(topic, topic.newProducer());

        Call<List<String>> call = offers.outcomes(TooLarge.MESSAGE);

        offers.verifyAllFailed(call, "RecordTooLargeException", topic::shown)
                .why("a failure is an outcome too: whoever gives places back on success alone runs out of them");
    }

    @Test
    @Order(8)
    void a_record_that_the_serializer_refuses_gives_its_place_back(Topic topic) {
        Offers offers = Offers.to(topic, topic.newProducer(Map.of("value.serializer", RefusingSerializer.class)));

        Call<List<String>> call = offers.outcomes(RefusingSerializer.REFUSED);

        offers.verifyAllFailed(call, "SerializationException", topic::shown)
                .why("a serializer's exception comes out of send() itself and no callback is called: then the place"
                        + " has to be given back, and the future to fail, by somebody else");
    }

    @Test
    @Order(9)
    void a_closed_producer_fails_every_record(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        Offers offers = Offers.to(topic, producer);
        producer.close();

        Call<List<String>> call = offers.outcomes(values.message());

        offers.verifyAllFailed(call, "IllegalStateException", topic::shown)
                .why("a closed producer throws from send(); to the caller of offer that is the failure of a record"
                        + " like any other");
    }

    @Test
    @Order(10)
    void a_topic_that_does_not_exist_fails_the_record(Topic topic) {
        MissingTopic nowhere = new MissingTopic(topic);
        Offers offers = Offers.to(topic, topic.newProducer(Map.of("max.block.ms", 500)));

        Call<List<String>> call =
                call("an offer", () -> List.of(offers.outcome(new ProducerRecord<>(nowhere.name(), "Help!"))));

        offers.verifyAllFailed(call, "TimeoutException", nowhere::seen)
                .why("send() looked for the topic for max.block.ms and gave the record up: the future fails, and its"
                        + " place is free");
    }

    @Test
    @Order(11)
    void no_record_at_all_is_a_failure_like_any_other(Topic topic) {
        Offers offers = Offers.to(topic, topic.newProducer());

        Call<List<String>> call = call("an offer of null", () -> List.of(offers.outcome(null)));

        offers.verifyAllFailed(call, "NullPointerException", topic::shown)
                .why("whatever send() throws, the caller hears of it from the future, and the place is free again");
    }

    @Test
    @Order(12)
    void sixteen_threads_never_have_more_pending_than_there_are_places(Topic topic, Values values) {
        Outstanding.Count outstanding = new Outstanding.Count();
        Map<String, Object> settings = new HashMap<>(Outstanding.into(outstanding));
        settings.put("linger.ms", 0);
        Producer<String, String> producer = topic.newProducer(settings);
        Offers offers = Offers.to(topic, producer);

        List<Call<List<Boolean>>> threads = offers.startThreads(16, values.messages(100));
        List<Boolean> accepted =
                threads.stream().flatMap(thread -> thread.value().stream()).toList();
        producer.flush();

        String did = "16 threads with 100 offers each, maxPending=4 and maxWait 5 s; accepted were "
                + Collections.frequency(accepted, true);
        Supplier<Observation> saw = () -> observed(
                "%s, and %s of 1600 in the log",
                outstanding.seen(), topic.records().size());
        verify(outstanding.most() <= PLACES)
                .youDid(did)
                .kafkaSaw(saw)
                .why("to look whether there is a place and to take it must be one act: between the two, another"
                        + " thread looks as well")
                .isTrue();
        verify(accepted)
                .youDid(did)
                .kafkaSaw(saw)
                .why("places come back within milliseconds: whoever waits 5 s for one gets one")
                .doesNotContain(false);
    }

    @Test
    @Order(13)
    void an_interrupted_caller_is_told_so_and_sends_nothing(Topic topic, Network network, Values values) {
        List<String> messages = values.messages(PLACES);
        Producer<String, String> producer = topic.newProducer();
        Offers offers = Offers.to(topic, producer);
        network.holdResponses();
        offers.inTurn(messages);

        Call<?> call = offers.start(values.message(), ofSeconds(8));
        call.isBackWithin(ofMillis(200));
        call.interrupt();
        Throwable thrown = call.thrown();
        network.release();
        producer.flush();

        verify(thrown)
                .youDid(call + ", when it was interrupted")
                .kafkaSaw(topic::shown)
                .why("somebody asks this thread to stop waiting: it stops, and says so")
                .isInstanceOf(InterruptedException.class);
        verify(topic.values())
                .youDid(call + ", when it was interrupted")
                .kafkaSaw(topic::shown)
                .why("whoever stops waiting for a place has none, and leaves his record unsent")
                .isEqualTo(messages);
    }

    @Test
    @Order(14)
    void close_waits_for_what_is_pending(Topic topic, Network network, Values values) {
        Offers offers = Offers.to(topic, topic.newProducer());
        network.holdResponses();
        offers.inTurn(values.messages(3));

        Call<Void> call = offers.startClose();
        boolean early = call.isBackWithin(ofMillis(200));
        network.release();
        boolean isBack = call.isBackWithin(ofSeconds(4));

        Supplier<Observation> saw = () -> topic.shown().and(network.seen());
        verify(early)
                .youDid(call + " before the answers were let go")
                .kafkaSaw(saw)
                .why("whoever closes wants to know that nothing is under way any more")
                .isFalse();
        verify(isBack)
                .youDid(call)
                .kafkaSaw(saw)
                .why("with the last answer nothing is pending any more, and nothing is left to wait for")
                .isTrue();
    }

    @Test
    @Order(15)
    void close_leaves_the_producer_open(Topic topic, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        Offers offers = Offers.to(topic, producer);

        Call<Void> call = offers.startClose().finish();
        Call<?> next = call(
                "the next send of the producer's owner",
                () -> producer.send(offers.record(message)).get());

        verify(topic.values())
                .youDid(call)
                .kafkaSaw(() -> topic.shown().and(Observation.of(next)))
                .why("whoever creates a producer closes it; this one was lent to you and has more to carry")
                .isEqualTo(List.of(message));
    }

    @Test
    @Order(16)
    void after_close_nothing_is_accepted_and_close_does_nothing(Topic topic, Values values) {
        Offers offers = Offers.to(topic, topic.newProducer());
        offers.startClose().finish();

        Call<?> again = offers.startClose();
        boolean isBack = again.isBackWithin(ofSeconds(3));
        String closedTwice = "of two calls in turn the second: " + again;
        Call<?> offer = offers.start(values.message(), ZERO).finish();

        verify(isBack)
                .youDid(closedTwice)
                .kafkaSaw(topic::shown)
                .why("a second close is no mistake: nothing is pending, so there is nothing to wait for")
                .isTrue();
        verify(offer.thrown())
                .youDid(closedTwice + "; then " + offer)
                .kafkaSaw(topic::shown)
                .why("closed is closed: a late offer is a mistake of the caller and has to be loud")
                .isInstanceOf(IllegalStateException.class);
    }
}
