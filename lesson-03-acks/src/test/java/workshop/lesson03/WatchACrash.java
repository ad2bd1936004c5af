package workshop.lesson03;

import static workshop.testkit.report.Screen.print;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import workshop.testkit.Cluster;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.report.Describe;

/** An experiment, to watch and not to be graded: the leader crashes before its followers have heard of your orders. */
@KafkaTest(brokers = 3)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 90, threadMode = ThreadMode.SEPARATE_THREAD)
class WatchACrash {

    private static final int ORDERS = 5;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Prints what happens and when, in milliseconds since the start. */
    private record Timeline(Topic topic, Cluster cluster, long startNanos) {

        void log(String what) {
            long millis = (System.nanoTime() - startNanos) / 1_000_000;
            print(String.format("  %,7d ms  %s", millis, what));
        }

        String leaderAndIsr() {
            return "leader " + cluster.leaderOf(topic) + ", ISR " + cluster.isrOf(topic);
        }
    }

    @Test
    @Order(1)
    void with_acks_0(Topic topic, Cluster cluster) {
        print("\nThree brokers, one partition on all of them, min.insync.replicas=2. The log already holds 2 records.");
        crashTheLeader("0", topic, cluster);
    }

    @Test
    @Order(2)
    void with_acks_1(Topic topic, Cluster cluster) {
        crashTheLeader("1", topic, cluster);
    }

    @Test
    @Order(3)
    void with_acks_all(Topic topic, Cluster cluster) {
        crashTheLeader("all", topic, cluster);
        print("""

                The election was clean each time: the new leader had been in sync, and unclean.leader.election.enable
                is false. A follower counts as in sync although it lacks the newest records; that is why acks=all waits
                for it, and acks=1 does not.
                """);
    }

    private static void crashTheLeader(String acks, Topic topic, Cluster cluster) {
        print("\nacks=" + acks);
        topic.alreadyHolds(2);
        cluster.awaitInSync(topic);
        Timeline timeline = new Timeline(topic, cluster, System.nanoTime());
        timeline.log(timeline.leaderAndIsr() + "; the followers fall behind");
        cluster.pauseReplicationFrom(1);

        Queue<RecordMetadata> confirmed = new ConcurrentLinkedQueue<>();
        List<String> orders =
                IntStream.rangeClosed(1, ORDERS).mapToObj(i -> "order-" + i).toList();
        Producer<String, String> producer = topic.newProducer(Map.of("acks", acks, "linger.ms", 0));
        for (String order : orders) {
            producer.send(new ProducerRecord<>(topic.name(), order), (metadata, failure) -> {
                if (failure == null) {
                    confirmed.add(metadata);
                }
            });
        }
        boolean answersCome = !acks.equals("all");
        Awaitility.await("the orders are in the leader's log, and confirmed if they can be")
                .atMost(LIMIT)
                .until(() -> cluster.logEndOffset(topic) == 2 + ORDERS && (!answersCome || confirmed.size() == ORDERS));
        timeline.log(ORDERS + " orders are in the log of broker 1, at offsets 2 to " + (1 + ORDERS)
                + "; on brokers 2 and 3 it ends at " + cluster.logEndOffset(topic, 2) + " and "
                + cluster.logEndOffset(topic, 3));
        timeline.log(confirmations(confirmed));

        timeline.log("broker 1 crashes; " + timeline.leaderAndIsr());
        cluster.kill(1);
        timeline.log("elected: " + timeline.leaderAndIsr() + ", log ends at " + cluster.logEndOffset(topic));
        producer.flush();
        if (!answersCome) {
            timeline.log(confirmations(confirmed) + ": the producer has found the new leader by itself");
        }
        topic.alreadyHolds(1);
        List<String> lost = new ArrayList<>(orders);
        lost.removeAll(topic.values());
        timeline.log("somebody else writes a record; offset 2 belongs to " + topic.ownerOf(2));
        timeline.log("confirmed " + confirmed.size() + ", lost " + lost.size()
                + (lost.isEmpty() ? "" : ": " + Describe.value(lost)));
    }

    private static String confirmations(Queue<RecordMetadata> confirmed) {
        if (confirmed.isEmpty()) {
            return "nothing is confirmed";
        }
        String offsets = confirmed.stream().allMatch(RecordMetadata::hasOffset)
                ? "with offsets "
                        + confirmed.stream()
                                .mapToLong(RecordMetadata::offset)
                                .min()
                                .orElseThrow() + " to "
                        + confirmed.stream()
                                .mapToLong(RecordMetadata::offset)
                                .max()
                                .orElseThrow()
                : "without an offset: nobody was asked";
        return confirmed.size() + " sends succeeded, " + offsets;
    }
}
