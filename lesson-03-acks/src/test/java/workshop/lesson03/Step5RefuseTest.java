package workshop.lesson03;

import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import workshop.lesson03.PublishReport.Refused;
import workshop.lesson03.PublishReport.Rejected;
import workshop.lesson03.PublishReport.Stored;
import workshop.lesson03.PublishReport.Unknown;
import workshop.testkit.Call;
import workshop.testkit.Cluster;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.report.Describe;

@KafkaTest(brokers = 3)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class Step5RefuseTest {

    private static final Duration LIMIT = ofSeconds(3);
    private static final Duration LATEST = LIMIT.plusSeconds(2);

    /** For a cluster that can take the order: how long it takes is not the point. */
    private static final Duration AMPLE = ofSeconds(8);

    @Test
    @Order(1)
    void with_all_replicas_in_sync_the_order_is_stored(Topic topic, Cluster cluster, Values values) {
        String order = values.message();

        Call<PublishReport> call = publish(topic.newProducer(), topic, order);

        verify(call.value() instanceof Stored stored && order.equals(topic.valueAt(stored.metadata())))
                .youDid(call)
                .kafkaSaw(() -> inSync(cluster, topic) + ", and " + topic.whereIs(order))
                .why("a cluster that can take the order gets it; whoever always refuses is safe and useless")
                .isTrue();
    }

    @Test
    @Order(2)
    void with_as_many_in_sync_as_have_to_be_it_is_stored(Topic topic, Cluster cluster, Values values) {
        String order = values.message();
        cluster.stop(3);

        Call<PublishReport> call = publish(topic.newProducer(), topic, order);

        verify(call.value() instanceof Stored)
                .youDid(call)
                .kafkaSaw(() -> inSync(cluster, topic) + ", and " + topic.whereIs(order))
                .why("min.insync.replicas is the number that is enough, not one that has to be exceeded")
                .isTrue();
    }

    @Test
    @Order(3)
    void with_too_few_in_sync_it_is_refused_with_the_numbers(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        stopTwo(cluster);

        Call<PublishReport> call = startPublishing(producer, topic, values.message());
        boolean inTime = call.isBackWithin(LATEST);

        verify(inTime && call.value() instanceof Refused refused && refused.isr() == 1 && refused.minIsr() == 2)
                .youDid(call)
                .kafkaSaw(() -> inSync(cluster, topic) + ", " + tap.requests().size()
                        + " produce requests: the broker answers each with NotEnoughReplicas, and the client hides its retries"
                        + " behind one TimeoutException, two minutes later by default")
                .why(
                        "look before you send: one question tells at once, with numbers, what the producer would not tell for minutes")
                .isTrue();
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
                .kafkaSaw(() -> topic.shown() + ", now that all brokers are back")
                .why(
                        "a refused order is in the sender's hands again; if it turns up in the log as well, it will be there twice")
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

        verify(after.equals(before))
                .youDid(call)
                .kafkaSaw(() -> "min.insync.replicas=" + after.get("min.insync.replicas") + " now, and "
                        + before.get("min.insync.replicas") + " before")
                .why(
                        "the limit is there for days like this one; who lowers it gives everybody's orders to a single broker")
                .isTrue();
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

        verify(call.value() instanceof Stored stored && order.equals(topic.valueAt(stored.metadata())))
                .youDid(call + ", and " + refused + " when two brokers were down")
                .kafkaSaw(() -> inSync(cluster, topic) + " again, and " + topic.whereIs(order))
                .why("a refusal is about this moment; the producer is the caller's, and the next order needs it open")
                .isTrue();
    }

    @Test
    @Order(7)
    void without_an_answer_in_time_nobody_knows(Topic topic, Cluster cluster, Values values) {
        Producer<String, String> producer = topic.newProducer();
        cluster.pauseReplicationFrom(1);

        Call<PublishReport> call = startPublishing(producer, topic, values.message());
        boolean inTime = call.isBackWithin(LATEST);

        verify(inTime && call.value() instanceof Unknown)
                .youDid(call)
                .kafkaSaw(() -> cluster.stateOf(topic) + ": the leader has it and waits for its followers")
                .why(
                        "the order is on its way: to call it refused or stored is a guess, and the caller has to know that you don't know")
                .isTrue();
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
                .kafkaSaw(() -> topic.placesOf(order).size() + " copies of one order, now that the followers have it")
                .why("the producer goes on trying by itself; what you send again is a second order to the broker")
                .isEqualTo(List.of(order));
    }

    @Test
    @Order(9)
    void a_retriable_failure_leaves_it_unknown(Topic topic, Cluster cluster, Values values) {
        Producer<String, String> producer =
                topic.newProducer(Map.of("delivery.timeout.ms", 1_000, "request.timeout.ms", 900, "linger.ms", 0));
        cluster.pauseReplicationFrom(1);

        Call<PublishReport> call = startPublishing(producer, topic, values.message());
        call.isBackWithin(LATEST);

        verify(call.value() instanceof Unknown)
                .youDid(call)
                .kafkaSaw(() ->
                        cluster.stateOf(topic) + "; the producer's own delivery.timeout.ms, 1,000 ms, was over first")
                .why(
                        "the future failed with Kafka's TimeoutException, a retriable one: the producer gave up, and the record is in the"
                                + " leader's log all the same")
                .isTrue();
    }

    @Test
    @Order(10)
    void an_order_that_is_too_large_is_rejected(Topic topic, Cluster cluster, Values values) {
        Call<PublishReport> call = publish(topic.newProducer(), topic, values.word() + "x".repeat(2 * 1024 * 1024));

        verify(call.value() instanceof Rejected rejected && rejected.cause() instanceof RecordTooLargeException)
                .youDid(call)
                .kafkaSaw(() -> inSync(cluster, topic) + ": nothing was wrong with the cluster; the order has 2 MB, and"
                        + " max.request.size is 1 MB")
                .why(
                        "no retry makes it smaller: this no is about the order, and its cause, Kafka's own exception, says so")
                .isTrue();
    }

    @Test
    @Order(11)
    void a_topic_that_the_cluster_does_not_know_is_refused(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        Admin admin = topic.newAdmin();

        Call<PublishReport> call = start(
                "publishOrRefuse",
                () -> Step5Refuse.publishOrRefuse(
                        producer, admin, topic.name() + "-misspelt", values.message(), LIMIT));
        boolean inTime = call.isBackWithin(LATEST);

        verify(inTime && call.value() instanceof Refused refused && refused.isr() == -1 && refused.minIsr() == -1)
                .youDid(call)
                .kafkaSaw(() -> "no such topic: UnknownTopicOrPartitionException was the answer to the look")
                .why("a look that fails is a no as well; nothing was sent, so there is nothing to be unsure of")
                .isTrue();
    }

    @Test
    @Order(12)
    void a_look_that_takes_too_long_is_refused(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        Admin admin = topic.newAdmin(Map.of("bootstrap.servers", "127.0.0.1:9"));

        Call<PublishReport> call = start(
                "publishOrRefuse",
                () -> Step5Refuse.publishOrRefuse(producer, admin, topic.name(), values.message(), LIMIT));
        boolean inTime = call.isBackWithin(LATEST);

        verify(inTime && call.value() instanceof Refused refused && refused.isr() == -1 && refused.minIsr() == -1)
                .youDid(call)
                .kafkaSaw(() -> topic.shown() + "; nobody answered the look, whose limit is " + Describe.millis(LIMIT))
                .why(
                        "the limit is for look and send together; an Admin that finds no broker goes on looking for a minute")
                .isTrue();
    }

    @Test
    @Order(13)
    void a_topic_on_one_broker_needs_no_more_than_that_one(@TopicSpec(replicas = 1) Topic topic, Values values) {
        String order = values.message();

        Call<PublishReport> call = publish(topic.newProducer(), topic, order);

        verify(call.value() instanceof Stored)
                .youDid(call)
                .kafkaSaw(() -> "ISR=1, min.insync.replicas=2 and one replica in all: " + topic.whereIs(order))
                .why(
                        "a partition can't have more in-sync replicas than replicas, so Kafka asks for the smaller of the two numbers")
                .isTrue();
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

    private static Call<PublishReport> publish(Producer<String, String> producer, Topic topic, String order) {
        return startPublishing(producer, topic, order, AMPLE).finish();
    }

    private static Call<PublishReport> startPublishing(Producer<String, String> producer, Topic topic, String order) {
        return startPublishing(producer, topic, order, LIMIT);
    }

    private static Call<PublishReport> startPublishing(
            Producer<String, String> producer, Topic topic, String order, Duration limit) {
        Admin admin = topic.newAdmin();
        return start("publishOrRefuse", () -> Step5Refuse.publishOrRefuse(producer, admin, topic.name(), order, limit));
    }

    private static String inSync(Cluster cluster, Topic topic) {
        return "ISR " + cluster.isrOf(topic) + ", min.insync.replicas=2";
    }

    private static void stopTwo(Cluster cluster) {
        cluster.stop(2);
        cluster.stop(3);
    }

    private static void startAgain(Cluster cluster) {
        cluster.start(2);
        cluster.start(3);
    }
}
