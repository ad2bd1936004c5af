package workshop.lesson03;

import static workshop.lesson03.Publishing.LATEST;
import static workshop.lesson03.Publishing.publish;
import static workshop.lesson03.Publishing.startPublishing;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import workshop.lesson03.PublishReport.Rejected;
import workshop.lesson03.PublishReport.Unknown;
import workshop.testkit.Call;
import workshop.testkit.Cluster;
import workshop.testkit.KafkaTest;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;

@KafkaTest(brokers = 3)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class Step5RefuseTest {

    @Test
    @Order(1)
    void with_all_replicas_in_sync_the_order_is_stored(Topic topic, Cluster cluster, Values values) {
        String order = values.message();

        Call<PublishReport> call = publish(topic.newProducer(), topic, order);

        new ReportClaims(call, () -> inSync(cluster, topic).and(topic.whereIs(order)))
                .isStored(
                        topic,
                        order,
                        "a cluster that can take the order gets it; whoever always refuses is safe and useless");
    }

    @Test
    @Order(2)
    void with_as_many_in_sync_as_have_to_be_it_is_stored(Topic topic, Cluster cluster, Values values) {
        String order = values.message();
        cluster.stop(3);

        Call<PublishReport> call = publish(topic.newProducer(), topic, order);

        new ReportClaims(call, () -> inSync(cluster, topic).and(topic.whereIs(order)))
                .isStored(
                        topic,
                        order,
                        "min.insync.replicas is the number that is enough, not one that has to be exceeded");
    }

    @Test
    @Order(3)
    void with_too_few_in_sync_it_is_refused_with_the_numbers(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        stopTwo(cluster);

        Call<PublishReport> call = startPublishing(producer, topic, values.message());

        ReportClaims report =
                new ReportClaims(call, () -> inSync(cluster, topic).and(tap.seen()));
        report.isBackWithin(LATEST);
        report.isRefusedWith(
                1,
                2,
                "the broker answers each request with NotEnoughReplicas, and the client hides its retries behind one"
                        + " TimeoutException, two minutes later by default; look before you send: one question tells at"
                        + " once, and with numbers");
    }

    @Test
    @Order(4)
    void what_was_refused_does_not_turn_up_later(Topic topic, Cluster cluster, Values values) {
        Producer<String, String> producer = topic.newProducer();
        stopTwo(cluster);

        Call<PublishReport> call = startPublishing(producer, topic, values.message());
        call.isBackWithin(LATEST);
        startAgain(cluster);
        producer.flush();

        verify(topic.values())
                .youDid(call)
                .kafkaSaw(() ->
                        observed("%s, now that all brokers are back: ISR %s", topic.shown(), cluster.isrOf(topic)))
                .why("a refused order is in the sender's hands again; if it turns up in the log as well, it"
                        + " will be there twice")
                .isEmpty();
    }

    @Test
    @Order(5)
    void the_topic_is_left_as_it_is(Topic topic, Cluster cluster, Values values) {
        Producer<String, String> producer = topic.newProducer();
        Map<String, String> before = topic.config();
        stopTwo(cluster);

        Call<PublishReport> call = startPublishing(producer, topic, values.message());
        call.isBackWithin(LATEST);
        cluster.start(2); // by then every broker knows of any change before it
        Map<String, String> after = topic.config();

        verify(after)
                .youDid(call)
                .kafkaSaw(() -> observed("min.insync.replicas=%s now, and %s before", minIsr(after), minIsr(before)))
                .why("the limit is there for days like this one; who lowers it gives everybody's orders to a"
                        + " single broker")
                .isEqualTo(before);
    }

    @Test
    @Order(6)
    void when_the_brokers_are_back_the_same_call_stores(Topic topic, Cluster cluster, Values values) {
        String order = values.message();
        Producer<String, String> producer = topic.newProducer();
        stopTwo(cluster);
        Call<PublishReport> refused = publish(producer, topic, values.message());
        startAgain(cluster);

        Call<PublishReport> call = publish(producer, topic, order);

        String youDid = call + ", and " + refused + " when two brokers were down";
        new ReportClaims(call, youDid, () -> inSync(cluster, topic).and(topic.whereIs(order)))
                .isStored(
                        topic,
                        order,
                        "a refusal is about this moment; the producer is the caller's, and the next order needs"
                                + " it open");
    }

    @Test
    @Order(7)
    void without_an_answer_in_time_nobody_knows(Topic topic, Cluster cluster, Values values) {
        Producer<String, String> producer = topic.newProducer();
        cluster.pauseReplicationFrom(1);

        Call<PublishReport> call = startPublishing(producer, topic, values.message());

        ReportClaims report = new ReportClaims(call, () -> cluster.stateOf(topic));
        report.isBackWithin(LATEST);
        report.is(
                Unknown.class,
                "the leader has the order and waits for its followers: to call it refused or stored is a guess, and the"
                        + " caller has to know that you don't know");
    }

    @Test
    @Order(8)
    void an_order_without_an_answer_is_sent_once(Topic topic, Cluster cluster, Values values) {
        String order = values.message();
        Producer<String, String> producer = topic.newProducer();
        cluster.pauseReplicationFrom(1);

        Call<PublishReport> call = startPublishing(producer, topic, order);
        call.isBackWithin(LATEST);
        cluster.resumeReplication();
        producer.flush();

        verify(topic.values())
                .youDid(call)
                .kafkaSaw(() -> observed(
                        "%s copies of one order, now that the followers have it: %s",
                        topic.placesOf(order).size(), cluster.stateOf(topic)))
                .why("the producer goes on trying by itself; what you send again is a second order to the broker")
                .isEqualTo(List.of(order));
    }

    @Test
    @Order(9)
    void a_retriable_failure_leaves_it_unknown(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Producer<String, String> producer =
                topic.newProducer(Map.of("delivery.timeout.ms", 1_000, "request.timeout.ms", 900, "linger.ms", 0));
        cluster.pauseReplicationFrom(1);

        Call<PublishReport> call = startPublishing(producer, topic, values.message());
        call.isBackWithin(LATEST);

        new ReportClaims(call, () -> cluster.stateOf(topic).and(tap.seen()))
                .is(
                        Unknown.class,
                        "the producer's own delivery.timeout.ms, 1 s here, was over first, and the future"
                                + " failed with Kafka's TimeoutException, a retriable one: the producer gave up,"
                                + " and the record is in the leader's log all the same");
    }

    @Test
    @Order(10)
    void an_order_that_is_too_large_is_rejected(Topic topic, Cluster cluster, Values values) {
        LargeMessage order = LargeMessage.of(values);

        Call<PublishReport> call = publish(topic.newProducer(), topic, order.text());

        Supplier<Observation> saw = () -> inSync(cluster, topic).and(order.besideLimitOf(topic));
        Rejected rejected = new ReportClaims(call, saw)
                .is(
                        Rejected.class,
                        "nothing is wrong with the cluster, and no retry makes the order smaller: this no is about the"
                                + " order");
        verify(rejected.cause())
                .youDid(call)
                .kafkaSaw(saw)
                .why("the cause is Kafka's own exception, which says what is wrong with the order")
                .isInstanceOf(RecordTooLargeException.class);
    }

    @Test
    @Order(11)
    void a_topic_that_the_cluster_does_not_know_is_refused(Topic topic, Values values) {
        String misspelt = topic.name() + "-misspelt";

        Call<PublishReport> call = startPublishing(topic.newProducer(), topic.newAdmin(), misspelt, values.message());

        ReportClaims report = new ReportClaims(call, () -> ReplicationLook.at(misspelt, topic.newAdmin()));
        report.isBackWithin(LATEST);
        report.isRefusedWith(
                -1, -1, "a look that fails is a no as well; nothing was sent, so there is nothing to be unsure of");
    }

    @Test
    @Order(12)
    void a_look_that_takes_too_long_is_refused(Topic topic, Values values) {
        Map<String, Object> nobodyThere = Map.of("bootstrap.servers", "127.0.0.1:9");

        Call<PublishReport> call =
                startPublishing(topic.newProducer(), topic.newAdmin(nobodyThere), topic.name(), values.message());

        ReportClaims report = new ReportClaims(
                call,
                () -> ReplicationLook.at(topic.name(), topic.newAdmin(nobodyThere))
                        .and(topic.shown()));
        report.isBackWithin(LATEST);
        report.isRefusedWith(
                -1,
                -1,
                "the limit is for look and send together; an Admin that finds no broker goes on looking for a minute");
    }

    @Test
    @Order(13)
    void a_topic_on_one_broker_needs_no_more_than_that_one(
            @TopicSpec(replicas = 1) Topic topic, Cluster cluster, Values values) {
        String order = values.message();

        Call<PublishReport> call = publish(topic.newProducer(), topic, order);

        new ReportClaims(call, () -> inSync(cluster, topic).and(topic.whereIs(order)))
                .isStored(
                        topic,
                        order,
                        "this partition has one replica in all, and can't have more of them in sync, so Kafka"
                                + " asks for the smaller of the two numbers");
    }

    @Test
    @Order(14)
    void an_interrupted_caller_is_told_so(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        cluster.pauseReplicationFrom(1);

        Call<PublishReport> call = startPublishing(producer, topic, values.message());
        Awaitility.await("the order is under way and its sender waits")
                .until(() -> call.isBackWithin(Duration.ZERO) || tap.recordsSent() > 0 && call.isWaiting());
        call.interrupt();

        verify(call.thrown())
                .youDid(call + ", when it was interrupted")
                .kafkaSaw(() -> cluster.stateOf(topic))
                .why("an interrupt asks a thread to stop waiting, and the signature says how to answer")
                .isInstanceOf(InterruptedException.class);
    }

    private static Observation inSync(Cluster cluster, Topic topic) {
        return observed("ISR %s, min.insync.replicas=%s", cluster.isrOf(topic), minIsr(topic.config()));
    }

    private static void stopTwo(Cluster cluster) {
        cluster.stop(2);
        cluster.stop(3);
    }

    private static void startAgain(Cluster cluster) {
        cluster.start(2);
        cluster.start(3);
    }

    private static String minIsr(Map<String, String> config) {
        return config.get("min.insync.replicas");
    }
}
