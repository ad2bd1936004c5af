package workshop.lesson03;

import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import workshop.testkit.Call;
import workshop.testkit.Cluster;
import workshop.testkit.KafkaTest;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;

@KafkaTest(brokers = 3)
@Timeout(value = 90, threadMode = ThreadMode.SEPARATE_THREAD)
class Step4LeaderCrashTest {

    private static final int ORDERS = 20;
    private static final Duration LIMIT = ofSeconds(30);
    private static final Duration SLOW_ELECTION = ofSeconds(6);

    @Test
    @Order(1)
    void what_you_vouch_for_survives_the_crash_of_the_leader(Topic topic, Cluster cluster, WireTap tap, Values values) {
        List<String> orders = orders(values);
        topic.alreadyHolds(2);

        Crash crash = publishAndCrash(topic, cluster, tap, orders, Duration.ZERO);
        topic.alreadyHolds(1);
        List<String> inTheLog = topic.values();
        Set<String> survived = new HashSet<>(crash.vouchedFor());
        survived.retainAll(inTheLog);

        verify(survived)
                .youDid("you vouched for " + crash.vouchedFor().size() + " of " + ORDERS + " orders")
                .kafkaSaw(() -> tap.seen()
                        .and(crash.seen())
                        .and(observed("the log has %s of them", survived.size()))
                        .and(observed(
                                "offset %s, the first that your orders could take, belongs to %s now",
                                crash.firstOffset(), topic.ownerOf(crash.firstOffset()))))
                .why("an answer is worth as much as the brokers behind it: with acks=1 only the one that"
                        + " died had seen your orders, with acks=0 nobody was asked, and the election was a clean"
                        + " one all the same")
                .isEqualTo(crash.vouchedFor());
    }

    @Test
    @Order(2)
    void without_a_crash_all_orders_are_vouched_for(Topic topic, WireTap tap, Values values) {
        List<String> orders = orders(values);

        Call<Set<String>> call = call("publishConfirmed", () -> publish(topic, orders));

        verify(call.value())
                .youDid("you vouched for " + call.value().size() + " of " + ORDERS + " orders")
                .kafkaSaw(() ->
                        observed("%s records in the log", topic.values().size()).and(tap.seen()))
                .why("everybody was up: what was confirmed may be vouched for, and to vouch for nothing helps nobody")
                .isEqualTo(Set.copyOf(orders));
    }

    @Test
    @Order(3)
    void an_order_that_cannot_be_sent_is_not_vouched_for(Topic topic, Values values) {
        LargeMessage tooLarge = LargeMessage.of(values);
        List<String> others = orders(values);
        List<String> orders = new ArrayList<>(others);
        orders.add(ORDERS / 2, tooLarge.text());

        Call<Set<String>> call = call("publishConfirmed", () -> publish(topic, orders));

        verify(call.value())
                .youDid("you vouched for " + call.value().size() + " of " + orders.size() + " orders"
                        + (call.value().contains(tooLarge.text()) ? ", one of 2 MB among them" : ""))
                .kafkaSaw(() ->
                        observed("%s records in the log", topic.values().size()).and(tooLarge.besideLimitOf(topic)))
                .why("the failure of one order is in its own future, or callback; the others are delivered"
                        + " all the same")
                .isEqualTo(Set.copyOf(others));
    }

    @Test
    @Order(4)
    void every_order_gets_through_in_the_end(Topic topic, Cluster cluster, WireTap tap, Values values) {
        List<String> orders = orders(values);

        Crash crash = publishAndCrash(topic, cluster, tap, orders, SLOW_ELECTION);
        Set<String> delivered = new HashSet<>(orders);
        delivered.retainAll(topic.values());

        verify(crash.vouchedFor())
                .youDid("you vouched for " + crash.vouchedFor().size() + " of " + ORDERS
                        + " orders, and publishConfirmed was back "
                        + (crash.wasBackBefore() ? "before broker 1 had crashed" : "after the crash of broker 1"))
                .kafkaSaw(() -> tap.seen().and(crash.seen()).and(observed("the log has %s of them", delivered.size())))
                .why("a broker that leads no more answers nothing, and the next one needs seconds to be"
                        + " elected; the producer can try for so long, but only if retries, delivery.timeout.ms"
                        + " and your own patience allow it")
                .isEqualTo(Set.copyOf(orders));
    }

    @Test
    @Order(5)
    void every_order_is_there_once(Topic topic, Cluster cluster, WireTap tap, Values values) {
        List<String> orders = orders(values);

        publishAndCrash(topic, cluster, tap, orders, SLOW_ELECTION);
        List<String> inTheLog = topic.values();

        verify(inTheLog)
                .youDid("you published " + ORDERS + " orders")
                .kafkaSaw(() -> observed(
                                "%s records in the log of %s, %s different ones",
                                inTheLog.size(),
                                topic.name(),
                                inTheLog.stream().distinct().count())
                        .and(tap.seen()))
                .why("no answer does not mean not stored; the producer's own retries carry sequence numbers,"
                        + " by which the broker knows a copy, and a second send() is a new record to it")
                .doesNotHaveDuplicates();
    }

    /**
     * What the learner vouched for, and what became of the cluster meanwhile.
     *
     * @param wasBackBefore whether the learner's method was back before the crash
     * @param firstOffset where the leader's log ended before the first order
     * @param seen who led before the crash and after it
     */
    private record Crash(Set<String> vouchedFor, boolean wasBackBefore, long firstOffset, Observation seen) {}

    /**
     * Lets the followers get nothing of the orders, and crashes the leader. With acks=all no answer can come, so it
     * crashes when it has the first order and {@code patience} is over; otherwise when the learner's method is back.
     */
    private static Crash publishAndCrash(
            Topic topic, Cluster cluster, WireTap tap, List<String> orders, Duration patience) {
        long firstOffset = cluster.logEndOffset(topic);
        cluster.awaitInSync(topic);
        cluster.pauseReplicationFrom(1);
        Call<Set<String>> call = start("publishConfirmed", () -> publish(topic, orders));
        Awaitility.await("a reason to crash")
                .atMost(LIMIT)
                .until(() -> call.isBackWithin(Duration.ZERO)
                        || tap.acks().contains(-1) && cluster.logEndOffset(topic) > firstOffset);
        call.isBackWithin(patience);
        boolean wasBackBefore = call.isBackWithin(Duration.ZERO);
        Observation before =
                observed("broker %s led with ISR %s and crashed", cluster.leaderOf(topic), cluster.isrOf(topic));

        cluster.kill(1);

        call.isBackWithin(LIMIT);
        Observation after = observed("broker %s leads now with ISR %s", cluster.leaderOf(topic), cluster.isrOf(topic));
        return new Crash(call.value(), wasBackBefore, firstOffset, before.and(after));
    }

    private static Set<String> publish(Topic topic, List<String> orders) throws InterruptedException {
        return Step4LeaderCrash.publishConfirmed(InheritedConfig.of(topic), topic.name(), orders);
    }

    private static List<String> orders(Values values) {
        return Stream.generate(() -> "order-" + values.word())
                .distinct()
                .limit(ORDERS)
                .toList();
    }
}
