package workshop.testkit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import workshop.testkit.environment.Settings;
import workshop.testkit.harness.SharedBroker;
import workshop.testkit.report.NotRunException;

@KafkaTest(brokers = 3)
class ClusterIT {

    private static final Map<String, Object> ACKS_0 = Map.of("acks", "0");
    private static final Map<String, Object> ACKS_1 = Map.of("acks", "1");

    @Test
    void a_topic_lies_on_all_brokers_and_the_first_leads(Topic topic, Cluster cluster) {
        assertThat(cluster.leaderOf(topic)).isEqualTo(1);
        assertThat(cluster.isrOf(topic)).containsExactly(1, 2, 3);
    }

    @Test
    void a_record_that_acks_1_confirmed_is_gone_after_a_clean_fail_over(Topic topic, Cluster cluster, Values values)
            throws Exception {
        String before = values.message();
        String lost = values.message();
        String after = values.message();
        Producer<String, String> producer = topic.newProducer(ACKS_1);
        send(producer, topic, before).get();
        topic.valuesOnceThereAre(1);
        awaitEnd(topic, cluster, 3, 1);

        cluster.pauseReplicationFrom(1);
        RecordMetadata confirmed = send(producer, topic, lost).get();
        List<Integer> isrBeforeTheCrash = cluster.isrOf(topic);
        cluster.kill(1);
        RecordMetadata next = send(producer, topic, after).get();

        assertThat(isrBeforeTheCrash).containsExactly(1, 2, 3);
        assertThat(confirmed.offset()).isEqualTo(1);
        assertThat(next.offset()).isEqualTo(1);
        assertThat(topic.valuesOnceThereAre(2)).containsExactly(before, after);
    }

    @Test
    void with_acks_0_it_is_gone_as_well(Topic topic, Cluster cluster, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer(ACKS_0);

        cluster.pauseReplicationFrom(1);
        RecordMetadata unanswered = send(producer, topic, values.message()).get();
        awaitEnd(topic, cluster, 1, 1);
        List<Integer> isrBeforeTheCrash = cluster.isrOf(topic);
        cluster.kill(1);

        assertThat(isrBeforeTheCrash).containsExactly(1, 2, 3);
        assertThat(unanswered.hasOffset()).isFalse();
        assertThat(topic.values()).isEmpty();
    }

    @Test
    void with_acks_all_nothing_is_confirmed_before_the_crash_and_the_record_is_stored_after_it(
            Topic topic, Cluster cluster, Values values) throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();

        cluster.pauseReplicationFrom(1);
        Future<RecordMetadata> future = send(producer, topic, message);
        awaitEnd(topic, cluster, 1, 1);
        boolean confirmedBeforeTheCrash = future.isDone();
        cluster.kill(1);

        assertThat(confirmedBeforeTheCrash).isFalse();
        assertThat(topic.valueAt(future.get())).isEqualTo(message);
        assertThat(topic.values()).containsExactly(message);
    }

    @Test
    void with_acks_all_and_no_retries_the_producer_is_told(Topic topic, Cluster cluster, Values values) {
        Producer<String, String> producer = topic.newProducer(Map.of("retries", 0));

        cluster.pauseReplicationFrom(1);
        Future<RecordMetadata> future = send(producer, topic, values.message());
        awaitEnd(topic, cluster, 1, 1);
        cluster.kill(1);

        assertThatThrownBy(future::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NetworkException.class);
        assertThat(topic.values()).isEmpty();
    }

    @Test
    void a_crashed_broker_comes_back_with_its_data_and_gives_up_what_nobody_else_has(
            Topic topic, Cluster cluster, Values values) throws Exception {
        String kept = values.message();
        Producer<String, String> producer = topic.newProducer(ACKS_1);
        send(producer, topic, kept).get();
        awaitEnd(topic, cluster, 2, 1);
        awaitEnd(topic, cluster, 3, 1);
        cluster.pauseReplicationFrom(1);
        send(producer, topic, values.message()).get();
        long endBefore = cluster.logEndOffset(topic, 1);

        cluster.kill(1);
        cluster.start(1);

        assertThat(endBefore).isEqualTo(2);
        assertThat(cluster.isrOf(topic)).containsExactly(1, 2, 3);
        awaitEnd(topic, cluster, 1, 1);
        assertThat(topic.values()).containsExactly(kept);
    }

    @Test
    void a_stopped_broker_hands_over_and_nothing_is_lost(Topic topic, Cluster cluster, Values values) throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        send(producer, topic, message).get();

        cluster.stop(1);

        assertThat(cluster.leaderOf(topic)).isIn(2, 3);
        assertThat(cluster.isrOf(topic)).containsExactly(2, 3);
        assertThat(topic.values()).containsExactly(message);
    }

    @Test
    void acks_all_waits_while_replication_is_paused_and_goes_on_when_it_resumes(
            Topic topic, Cluster cluster, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();

        cluster.pauseReplicationFrom(1);
        Future<RecordMetadata> future = send(producer, topic, values.message());
        awaitEnd(topic, cluster, 1, 1);
        long followersEnd = cluster.logEndOffset(topic, 2) + cluster.logEndOffset(topic, 3);
        boolean doneWhilePaused = future.isDone();
        cluster.resumeReplication();

        assertThat(followersEnd).isZero();
        assertThat(doneWhilePaused).isFalse();
        assertThat(future.get().offset()).isZero();
    }

    @Test
    void a_consumer_sees_no_record_that_the_followers_do_not_have(Topic topic, Cluster cluster, Values values)
            throws Exception {
        cluster.pauseReplicationFrom(1);
        send(topic.newProducer(ACKS_1), topic, values.message()).get();

        assertThat(topic.values()).isEmpty();
        assertThat(cluster.logEndOffset(topic)).isEqualTo(1);
    }

    @Test
    void below_min_insync_replicas_acks_all_is_refused(Topic topic, Cluster cluster, Values values) {
        Producer<String, String> producer = topic.newProducer(Map.of("retries", 0));
        cluster.stop(2);
        cluster.kill(3);

        Future<RecordMetadata> future = send(producer, topic, values.message());

        assertThat(cluster.isrOf(topic)).containsExactly(1);
        assertThatThrownBy(future::get).hasCauseInstanceOf(NotEnoughReplicasException.class);
    }

    @Test
    void a_topic_on_one_broker_has_no_leader_after_its_crash(@TopicSpec(replicas = 1) Topic topic, Cluster cluster) {
        cluster.kill(1);

        assertThat(cluster.leaderOf(topic)).isEqualTo(-1);
        assertThat(cluster.stateOf(topic).toString()).startsWith(topic.name() + ": leader none, ISR ");
    }

    @Test
    void a_topic_on_one_broker_has_its_leader_back_after_its_start(
            @TopicSpec(replicas = 1) Topic topic, Cluster cluster, Values values) throws Exception {
        String message = values.message();
        send(topic.newProducer(), topic, message).get();

        cluster.kill(1);
        cluster.start(1);

        assertThat(cluster.leaderOf(topic)).isEqualTo(1);
        assertThat(topic.values()).containsExactly(message);
    }

    @Test
    void a_brokers_address_stays(Topic topic, Cluster cluster, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();
        cluster.kill(1);
        cluster.start(1);
        cluster.kill(2);
        cluster.start(2);
        cluster.kill(3);
        cluster.start(3);

        assertThat(send(producer, topic, values.message()).get().offset()).isZero();
    }

    @Test
    void network_and_wire_tap_follow_the_leader(
            Topic topic, Cluster cluster, Network network, WireTap tap, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer(Map.of("enable.idempotence", false));
        String first = values.message();
        String second = values.message();
        send(producer, topic, first).get();
        cluster.stop(1);
        network.dropResponses(1);

        send(producer, topic, second).get();

        assertThat(topic.values()).containsExactly(first, second, second);
        assertThat(tap.recordsSent()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_network_that_holds_requests_does_not_hold_replication(
            Topic topic, Cluster cluster, Network network, Values values) {
        network.holdRequests();
        send(topic.newProducer(), topic, values.message());

        topic.alreadyHolds(1);

        assertThat(topic.values()).containsExactly("somebody else's message 0");
        assertThat(cluster.logEndOffset(topic, 3)).isEqualTo(1);
    }

    @Test
    void the_next_test_finds_everybody_up(Topic topic, Cluster cluster) {
        TestResources earlier = new TestResources(SharedBroker.get(Settings.ofThisJvm(), 3), new Values(1, "earlier"));
        Cluster theirs = (Cluster) earlier.get(Cluster.class, null);
        theirs.pauseReplicationFrom(1);
        theirs.stop(2);
        theirs.kill(3);

        earlier.clear();

        assertThat(cluster.toString()).startsWith("broker 1 up, broker 2 up, broker 3 up; ");
        Awaitility.await()
                .atMost(ofSeconds(10))
                .until(() -> cluster.isrOf(topic).size() == 3);
    }

    @Test
    void a_wait_that_fails_says_the_state_of_the_cluster(Topic topic, Cluster cluster) {
        assertThatThrownBy(() -> cluster.await("a fourth broker", ofMillis(50), () -> false))
                .isInstanceOf(NotRunException.class)
                .hasMessageContaining("50 ms were not enough for a fourth broker")
                .hasMessageContaining("broker 1 up, broker 2 up, broker 3 up")
                .hasMessageContaining(topic.name() + ": leader 1, ISR [1, 2, 3]");
    }

    private static Future<RecordMetadata> send(Producer<String, String> producer, Topic topic, String message) {
        return producer.send(new ProducerRecord<>(topic.name(), message));
    }

    private static void awaitEnd(Topic topic, Cluster cluster, int broker, long end) {
        Awaitility.await("broker " + broker + " to have " + end)
                .atMost(ofSeconds(10))
                .until(() -> cluster.logEndOffset(topic, broker) == end);
    }
}
