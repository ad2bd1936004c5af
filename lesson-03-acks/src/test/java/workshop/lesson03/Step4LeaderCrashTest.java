package workshop.lesson03;

import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;

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
        List<String> lost =
                crash.vouchedFor().stream().filter(id -> !inTheLog.contains(id)).toList();

        verify(lost)
                .youDid("you vouched for " + crash.vouchedFor().size() + " of " + ORDERS + " orders")
                .kafkaSaw(() -> tap + ". " + crash.story() + " has "
                        + (crash.vouchedFor().size() - lost.size())
                        + " of them. The first order stood at offset 2, which now belongs to "
                        + topic.ownerOf(2))
                .why(
                        "an answer is worth as much as the brokers behind it: with acks=1 only the one that died had seen your orders, with"
                                + " acks=0 nobody was asked, and the election was a clean one all the same")
                .isEmpty();
    }

    @Test
    @Order(2)
    void without_a_crash_all_orders_are_vouched_for(Topic topic, WireTap tap, Values values) {
        List<String> orders = orders(values);

        Call<Set<String>> call = call("publishConfirmed", () -> publish(topic, orders));

        verify(call.value().equals(Set.copyOf(orders)))
                .youDid("you vouched for " + call.value().size() + " of " + ORDERS + " orders")
                .kafkaSaw(() -> topic.values().size() + " records in the log; " + tap)
                .why("everybody was up: what was confirmed may be vouched for, and to vouch for nothing helps nobody")
                .isTrue();
    }

    @Test
    @Order(3)
    void an_order_that_cannot_be_sent_is_not_vouched_for(Topic topic, WireTap tap, Values values) {
        String tooLarge = values.word() + "x".repeat(2 * 1024 * 1024);
        List<String> orders = new ArrayList<>(orders(values));
        orders.add(ORDERS / 2, tooLarge);

        Call<Set<String>> call = call("publishConfirmed", () -> publish(topic, orders));

        Set<String> others = new HashSet<>(orders);
        others.remove(tooLarge);
        verify(call.value().equals(others))
                .youDid("you vouched for " + call.value().size() + " of " + orders.size() + " orders"
                        + (call.value().contains(tooLarge) ? ", one of 2 MB among them" : ""))
                .kafkaSaw(() ->
                        topic.values().size() + " records in the log; one order, of 2 MB, is too large for any request")
                .why(
                        "the failure of one order is in its own future, or callback; the others are delivered all the same")
                .isTrue();
    }

    @Test
    @Order(4)
    void every_order_gets_through_in_the_end(Topic topic, Cluster cluster, WireTap tap, Values values) {
        List<String> orders = orders(values);

        Crash crash = publishAndCrash(topic, cluster, tap, orders, SLOW_ELECTION);

        verify(crash.vouchedFor().equals(Set.copyOf(orders)))
                .youDid("you vouched for " + crash.vouchedFor().size() + " of " + ORDERS
                        + " orders, and publishConfirmed was back "
                        + (crash.wasBackBefore() ? "before broker 1 had crashed" : "after the crash of broker 1"))
                .kafkaSaw(() -> tap + ". " + crash.story() + " has "
                        + topic.values().stream()
                                .filter(orders::contains)
                                .distinct()
                                .count() + " of them")
                .why(
                        "a broker that leads no more answers nothing, and the next one needs seconds to be elected; the producer can try"
                                + " for so long, but only if retries, delivery.timeout.ms and your own patience allow it")
                .isTrue();
    }

    @Test
    @Order(5)
    void every_order_is_there_once(Topic topic, Cluster cluster, WireTap tap, Values values) {
        List<String> orders = orders(values);

        publishAndCrash(topic, cluster, tap, orders, SLOW_ELECTION);
        List<String> inTheLog = topic.values();

        verify(inTheLog.stream().distinct().count() == inTheLog.size())
                .youDid("you published " + ORDERS + " orders")
                .kafkaSaw(() -> inTheLog.size() + " records in the log of " + topic.name() + ", "
                        + inTheLog.stream().distinct().count() + " different ones; " + tap)
                .why(
                        "no answer does not mean not stored; the producer's own retries carry sequence numbers, by which the broker knows"
                                + " a copy, and a second send() is a new record to it")
                .isTrue();
    }

    /** What the learner vouched for, and what became of the cluster meanwhile. */
    private record Crash(Set<String> vouchedFor, boolean wasBackBefore, String story) {}

    /**
     * Lets the followers hear nothing of the orders, and crashes the leader. When, the wire says: with acks=all no answer can come, so as soon
     * as the leader has the first order and {@code patience} is over; otherwise when the learner's method is back.
     */
    private static Crash publishAndCrash(
            Topic topic, Cluster cluster, WireTap tap, List<String> orders, Duration patience) {
        long end = cluster.logEndOffset(topic);
        cluster.awaitInSync(topic);
        cluster.pauseReplicationFrom(1);
        Call<Set<String>> call = start("publishConfirmed", () -> publish(topic, orders));
        Awaitility.await("a reason to crash")
                .atMost(LIMIT)
                .until(() -> call.isBackWithin(Duration.ZERO)
                        || tap.acks().contains(-1) && cluster.logEndOffset(topic) > end);
        call.isBackWithin(patience);
        boolean wasBackBefore = call.isBackWithin(Duration.ZERO);
        String before = "broker 1 led with ISR " + cluster.isrOf(topic) + " and crashed; ";

        cluster.kill(1);

        call.isBackWithin(LIMIT);
        return new Crash(
                call.value(),
                wasBackBefore,
                before + "the new leader " + cluster.leaderOf(topic) + " with ISR " + cluster.isrOf(topic));
    }

    private static Set<String> publish(Topic topic, List<String> orders) throws InterruptedException {
        return Step4LeaderCrash.publishConfirmed(OldRider.config(topic), topic.name(), orders);
    }

    private static List<String> orders(Values values) {
        return Stream.generate(() -> "order-" + values.word())
                .distinct()
                .limit(ORDERS)
                .toList();
    }
}
