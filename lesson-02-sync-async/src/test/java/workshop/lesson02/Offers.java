package workshop.lesson02;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workshop.testkit.Call;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.report.Describe;

/** Offers messages for one topic to the learner's code, which has {@value #PLACES} places. */
record Offers(Step7Backpressure backpressure, Topic topic) {

    static final int PLACES = 4;

    static Offers to(Topic topic, Producer<String, String> producer) {
        Step7Backpressure backpressure = call("new Step7Backpressure", () -> new Step7Backpressure(producer, PLACES))
                .value();
        return new Offers(backpressure, topic);
    }

    /** With as many records pending as there are places; the network holds their answers back. */
    static Offers withAllPlacesTaken(Topic topic, Network network, Values values) {
        network.holdResponses();
        Offers offers = to(topic, topic.newProducer());
        offers.inTurn(values.messages(PLACES));
        return offers;
    }

    ProducerRecord<String, String> record(String message) {
        return new ProducerRecord<>(topic.name(), message);
    }

    /** One offer. */
    Call<Optional<CompletableFuture<RecordMetadata>>> start(String message, Duration maxWait) {
        return Call.start(
                "offer with maxWait " + Describe.millis(maxWait), () -> backpressure.offer(record(message), maxWait));
    }

    /** Several offers, one after the other; for each, whether it was accepted. */
    Call<List<Boolean>> startInTurn(List<String> messages) {
        return Call.start(messages.size() + " offers in turn", () -> accepted(messages, ofMillis(150)));
    }

    /** The same, and waits until it is back. */
    Call<List<Boolean>> inTurn(List<String> messages) {
        return startInTurn(messages).finish();
    }

    /** Threads that offer at the same time, each of them all messages. */
    List<Call<List<Boolean>>> startThreads(int count, List<String> messages) {
        return Stream.generate(() -> Call.start(
                        messages.size() + " offers in a thread of their own", () -> accepted(messages, ofSeconds(5))))
                .limit(count)
                .toList();
    }

    private List<Boolean> accepted(List<String> messages, Duration maxWait) throws InterruptedException {
        List<Boolean> accepted = new ArrayList<>();
        for (String message : messages) {
            accepted.add(backpressure.offer(record(message), maxWait).isPresent());
        }
        return accepted;
    }

    Call<Void> startClose() {
        return Call.start("close", backpressure::close);
    }

    /** Offers the same message two times more than there are places; what came of each. */
    Call<List<String>> outcomes(String message) {
        return call(PLACES + 2 + " offers in turn", () -> {
            List<String> outcomes = new ArrayList<>();
            for (int i = 0; i < PLACES + 2; i++) {
                outcomes.add(outcome(record(message)));
            }
            return outcomes;
        });
    }

    /** Offers the record; what came of it. */
    String outcome(ProducerRecord<String, String> record) throws InterruptedException {
        try {
            Optional<CompletableFuture<RecordMetadata>> future = backpressure.offer(record, ofMillis(300));
            return future.isEmpty()
                    ? "not accepted"
                    : "stored at " + future.get().get(1, SECONDS);
        } catch (ExecutionException e) {
            return "failed with " + e.getCause().getClass().getSimpleName();
        } catch (RuntimeException | TimeoutException e) {
            return "no outcome but " + Describe.exception(e);
        }
    }

    /** Waits until so many records are on the wire, 2 seconds at most. */
    void awaitSent(WireTap tap, int records) {
        try {
            Awaitility.await(records + " records are under way")
                    .atMost(ofSeconds(2))
                    .until(() -> tap.recordsSent() >= records);
        } catch (ConditionTimeoutException e) {
            // The claim says how many there are.
        }
    }

    /** What {@code pending()} returns once it is 0; after 4 seconds, what it returns then. */
    int pendingInTheEnd() {
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

    /** Claims that every offer of this call failed with this exception, and that all places are free again. */
    FailureClaims verifyAllFailed(Call<List<String>> outcomes, String exception, Supplier<Observation> kafkaSaw) {
        return new FailureClaims(this, outcomes, exception, kafkaSaw);
    }

    /** Those two claims, which have one reason. */
    record FailureClaims(Offers offers, Call<List<String>> outcomes, String exception, Supplier<Observation> kafkaSaw) {

        void why(String reason) {
            List<String> wanted = Collections.nCopies(outcomes.value().size(), "failed with " + exception);
            verify(outcomes.value())
                    .youDid(did(offers.backpressure.pending()))
                    .kafkaSaw(kafkaSaw)
                    .why(reason)
                    .isEqualTo(wanted);
            int pending = offers.pendingInTheEnd();
            verify(pending).youDid(did(pending)).kafkaSaw(kafkaSaw).why(reason).isEqualTo(0);
        }

        private String did(int pending) {
            return outcomes + " with maxPending=4; then pending() returned " + pending;
        }
    }
}
