package workshop.testkit;

import static workshop.testkit.Observation.observed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workshop.testkit.broker.PartitionState;
import workshop.testkit.broker.embedded.EmbeddedCluster;
import workshop.testkit.report.Describe;
import workshop.testkit.report.NotRunException;

/**
 * The brokers behind a test that asks for several, {@code @KafkaTest(brokers = 3)}: who leads, who is in sync, and what is to happen to them.
 * Brokers are named by their ids, 1 and up; broker 1 leads a new topic. What is said of a topic is said of its partition 0.
 *
 * <p>Every wait has a limit of 20 s; one that fails throws an {@link AssertionError} with the state of the cluster. After
 * the test all brokers are started again.
 */
public final class Cluster {

    /** A fail-over takes about 4 s; this is 5 times that, for a busy machine. */
    static final Duration LIMIT = Duration.ofSeconds(20);

    private final EmbeddedCluster brokers;
    private final List<Topic> topics = new ArrayList<>();
    private final Set<Integer> paused = new TreeSet<>();

    Cluster(EmbeddedCluster brokers) {
        this.brokers = brokers;
    }

    /** The id of the topic's leader, as all brokers that are up know it; -1 while there is none. */
    public int leaderOf(Topic topic) {
        return agreed(topic).leader();
    }

    /** The ids of the topic's in-sync replicas, as all brokers that are up know them, in ascending order. */
    public List<Integer> isrOf(Topic topic) {
        return List.copyOf(agreed(topic).isr());
    }

    /** Where the next record goes in the leader's log, followers or no followers; 0 while there is no leader. */
    public long logEndOffset(Topic topic) {
        PartitionState state = agreed(topic);
        return state.hasLeader() ? logEndOffset(topic, state.leader()) : 0;
    }

    /** Where the log of broker {@code id} ends; 0 if it is down. */
    public long logEndOffset(Topic topic, int id) {
        return brokers.logEndOffset(topic.partition(0), id);
    }

    /** Waits until every in-sync replica's log ends where the leader's does. */
    public void awaitInSync(Topic topic) {
        await(
                "the followers to have all of " + topic.name(),
                () -> isrOf(topic).stream().allMatch(id -> logEndOffset(topic, id) == logEndOffset(topic)));
    }

    /**
     * From this instant no follower gets an answer to its fetch from this broker, whether it asks or is waiting already. The followers stay in
     * the in-sync replicas for a minute ({@code replica.lag.time.max.ms}), so an election meanwhile is a clean one.
     */
    public void pauseReplicationFrom(int id) {
        paused.add(id);
        brokers.pauseReplicationFrom(id);
    }

    /** Lets the followers have what was held back. */
    public void resumeReplication() {
        paused.clear();
        brokers.resumeReplication();
    }

    /**
     * Crashes the broker: from this instant nothing of it reaches anybody, what was held back included, and its partitions are not handed over.
     * Back when the controller has missed its heartbeats ({@code broker.session.timeout.ms}, 3 s) and somebody else leads, if anybody can.
     */
    public void kill(int id) {
        brokers.crash(id);
        paused.remove(id);
        await("broker " + id + " to be out after its crash", () -> isOut(id));
    }

    /** Stops the broker in good order: it hands its partitions over and leaves the in-sync replicas first. */
    public void stop(int id) {
        brokers.stop(id);
        paused.remove(id);
        await("broker " + id + " to be out after its stop", () -> isOut(id));
    }

    /**
     * Starts the broker again, at the same address and with the data it had. Back when it is in sync with this test's topics, or, where
     * replication is paused, when it is up.
     */
    public void start(int id) {
        start(List.of(id));
        await(
                "broker " + id + " to be in sync after its start",
                () -> topics.stream().allMatch(topic -> isBack(topic, id)));
    }

    private void start(List<Integer> ids) {
        try {
            brokers.start(ids);
        } catch (IOException e) {
            throw new NotRunException(
                    "the workshop's cluster, and not your code, failed: " + e.getMessage() + "; " + this);
        }
        await("brokers " + ids + " to be up", brokers::isAgreed);
    }

    /** The state of the cluster, in words. */
    @Override
    public String toString() {
        String up = brokers.ids().stream()
                .map(id -> "broker " + id + (brokers.isUp(id) ? " up" : " down"))
                .collect(Collectors.joining(", "));
        return up
                + (paused.isEmpty() ? "" : ", replication paused from " + paused)
                + topics.stream().map(topic -> "; " + stateOf(topic)).collect(Collectors.joining());
    }

    /** Leader, in-sync replicas and log end offsets of the topic. */
    public Observation stateOf(Topic topic) {
        String views = views(topic).stream()
                .map(view -> view.map(PartitionState::toString).orElse("unknown"))
                .distinct()
                .collect(Collectors.joining(" or "));
        String ends =
                up().map(id -> logEndOffset(topic, id) + " on broker " + id).collect(Collectors.joining(", "));
        return observed("%s: %s, log ends at %s", topic.name(), views, ends);
    }

    void watch(Topic topic) {
        topics.add(topic);
        await(
                "all brokers to know " + topic.name(),
                () -> all(topic, state -> state.hasLeader() && state.isr().size() == topic.replicas()));
    }

    /** Ends the faults: everybody is up and talks to everybody. */
    void heal() {
        resumeReplication();
        List<Integer> down =
                brokers.ids().stream().filter(id -> !brokers.isUp(id)).toList();
        start(down);
    }

    private PartitionState agreed(Topic topic) {
        await(
                "the brokers to agree on " + topic.name(),
                () -> views(topic).stream().distinct().count() == 1
                        && views(topic).get(0).isPresent());
        return views(topic).get(0).orElseThrow();
    }

    private Stream<Integer> up() {
        return brokers.ids().stream().filter(brokers::isUp);
    }

    /** What each broker that is up knows of the topic. */
    private List<Optional<PartitionState>> views(Topic topic) {
        return up().map(id -> brokers.stateOf(topic.partition(0), id)).toList();
    }

    /** Whether every broker that is up sees the topic so. */
    private boolean all(Topic topic, Predicate<PartitionState> fact) {
        return views(topic).stream().allMatch(view -> view.filter(fact).isPresent());
    }

    private boolean isOut(int id) {
        return brokers.isAgreed()
                && topics.stream()
                        .allMatch(topic -> all(
                                topic,
                                state -> !state.hasLeader()
                                        || state.leader() != id && !state.isr().contains(id)));
    }

    /** A broker that was the last one in sync leads again; others have followed the leader, unless that is what is paused. */
    private boolean isBack(Topic topic, int id) {
        return all(
                topic,
                state -> state.hasLeader()
                        ? state.isr().contains(id) || !topic.isReplicatedTo(id) || paused.contains(state.leader())
                        : !state.isr().contains(id));
    }

    private void await(String what, BooleanSupplier fact) {
        await(what, LIMIT, fact);
    }

    void await(String what, Duration limit, BooleanSupplier fact) {
        try {
            Awaitility.await(what)
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(fact::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            throw new NotRunException("the workshop's cluster, and not your code, was too slow: "
                    + Describe.millis(limit) + " were not enough for " + what + ". " + this);
        }
    }
}
