package workshop.lesson03;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.Cluster;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.report.Describe;

@KafkaTest(brokers = 3)
class Step3PriceTest {

    private static final Duration PAUSE = ofSeconds(2);
    private static final Duration LATE = ofMillis(1_800);
    private static final Duration SOON = ofMillis(500);

    @Test
    @Order(1)
    void acks_all_is_confirmed_when_the_followers_have_the_message(Topic topic, Cluster cluster, Values values) {
        Measured measured = measureWhileFollowersPause(topic, cluster, values, "all");

        verify(measured.acknowledged().compareTo(LATE) >= 0)
                .youDid(measured)
                .kafkaSaw(() -> "no follower got the message for " + Describe.millis(PAUSE)
                        + ": acknowledged at once with acks=all is too early")
                .why(
                        "send() comes back long before the answer; the future, or the callback, knows when the answer came")
                .isTrue();
    }

    @Test
    @Order(2)
    void acks_1_is_confirmed_at_once(Topic topic, Cluster cluster, Values values) {
        Measured measured = measureWhileFollowersPause(topic, cluster, values, "1");

        verify(measured.acknowledged().compareTo(SOON) < 0)
                .youDid(measured)
                .kafkaSaw(() -> "the leader had the message and answered; acknowledged with acks=1 is too late")
                .why(
                        "the answer comes while you wait for the reader; stop each clock when its event comes, not one after the other")
                .isTrue();
    }

    @Test
    @Order(3)
    void acks_1_does_not_show_it_to_a_reader_any_earlier(Topic topic, Cluster cluster, Values values) {
        Measured measured = measureWhileFollowersPause(topic, cluster, values, "1");

        verify(measured.visible().compareTo(LATE) >= 0)
                .youDid(measured)
                .kafkaSaw(() -> "no follower got the message for " + Describe.millis(PAUSE)
                        + ", and no reader does before them: visible with acks=1 is too early")
                .why(
                        "a reader gets what all in-sync replicas have, up to the high watermark; acks moves the confirmation, not the"
                                + " delivery")
                .isTrue();
    }

    @Test
    @Order(4)
    void acks_0_is_taken_as_delivered_at_once(Topic topic, Cluster cluster, Values values) {
        Measured measured = measureWhileFollowersPause(topic, cluster, values, "0");

        verify(measured.acknowledged().compareTo(SOON) < 0)
                .youDid(measured)
                .kafkaSaw(() -> "nobody had to answer; acknowledged with acks=0 is too late")
                .why("with acks=0 the future is done as soon as the message has left")
                .isTrue();
    }

    @Test
    @Order(5)
    void acks_0_does_not_show_it_to_a_reader_any_earlier(Topic topic, Cluster cluster, Values values) {
        Measured measured = measureWhileFollowersPause(topic, cluster, values, "0");

        verify(measured.isVisibleAsTheTestSawIt())
                .youDid(measured)
                .kafkaSaw(() -> "the test's own reader had it after " + Describe.millis(measured.seenByTheTest()))
                .why("a reader gets what all in-sync replicas have, whatever the sender's acks are")
                .isTrue();
    }

    @Test
    @Order(6)
    void acks_all_shows_it_to_a_reader_when_it_is_confirmed(Topic topic, Cluster cluster, Values values) {
        Measured measured = measureWhileFollowersPause(topic, cluster, values, "all");

        verify(measured.isVisibleAsTheTestSawIt())
                .youDid(measured)
                .kafkaSaw(() -> "the test's own reader had it after " + Describe.millis(measured.seenByTheTest()))
                .why("with acks=all the answer and the reader wait for the same thing: the followers")
                .isTrue();
    }

    @Test
    @Order(7)
    void somebody_elses_message_is_not_yours(Topic topic, Cluster cluster, Values values) {
        Consumer<String, String> consumer = consumerAtTheEndOf(topic);
        topic.alreadyHolds(1);

        Measured measured = measureWhileFollowersPause(topic, cluster, values, "all", consumer);

        verify(measured.isVisibleAsTheTestSawIt())
                .youDid(measured)
                .kafkaSaw(() -> "\"somebody else's message 0\" came first; yours could be read after "
                        + Describe.millis(measured.seenByTheTest()))
                .why("a poll gives whatever there is; the clock stops at the record with your message")
                .isTrue();
    }

    @Test
    @Order(8)
    void with_healthy_followers_all_of_it_is_quick(Topic topic, Values values) {
        Consumer<String, String> consumer = consumerAtTheEndOf(topic);

        Call<AckTimings> call = startMeasuring(topic, values.message(), "all", consumer);

        verify(call.value().visible().compareTo(LATE) < 0)
                .youDid(shown(call.value(), "all"))
                .kafkaSaw(topic::shown)
                .why("followers that keep up cost little: the price of acks=all is the slowest in-sync replica")
                .isTrue();
    }

    /** What the learner's code measured, and when the test's own reader saw the message. */
    private record Measured(String acks, AckTimings timings, Duration seenByTheTest) {

        Duration acknowledged() {
            return timings.acknowledged();
        }

        Duration visible() {
            return timings.visible();
        }

        /** Within 20 % or 300 ms, whichever is more. */
        boolean isVisibleAsTheTestSawIt() {
            Duration tolerance = ofMillis(Math.max(300, seenByTheTest.toMillis() / 5));
            return visible().minus(seenByTheTest).abs().compareTo(tolerance) <= 0;
        }

        @Override
        public String toString() {
            return shown(timings, acks);
        }
    }

    private static Measured measureWhileFollowersPause(Topic topic, Cluster cluster, Values values, String acks) {
        return measureWhileFollowersPause(topic, cluster, values, acks, consumerAtTheEndOf(topic));
    }

    private static Measured measureWhileFollowersPause(
            Topic topic, Cluster cluster, Values values, String acks, Consumer<String, String> consumer) {
        int before = topic.values().size();
        cluster.pauseReplicationFrom(cluster.leaderOf(topic));
        Call<AckTimings> call = startMeasuring(topic, values.message(), acks, consumer);
        long start = System.nanoTime();
        call.isBackWithin(PAUSE);

        cluster.resumeReplication();
        topic.valuesOnceThereAre(before + 1);
        Duration seen = ofNanos(System.nanoTime() - start);

        return new Measured(acks, call.value(), seen);
    }

    private static Call<AckTimings> startMeasuring(
            Topic topic, String message, String acks, Consumer<String, String> consumer) {
        Producer<String, String> producer = topic.newProducer(Map.of("acks", acks));
        return start("measure", () -> Step3Price.measure(producer, consumer, topic.name(), message));
    }

    private static Consumer<String, String> consumerAtTheEndOf(Topic topic) {
        Consumer<String, String> consumer = topic.newConsumer();
        List<TopicPartition> only = List.of(new TopicPartition(topic.name(), 0));
        consumer.assign(only);
        consumer.seekToEnd(only);
        consumer.position(only.get(0)); // seeks now and not at the first poll
        return consumer;
    }

    private static String shown(AckTimings timings, String acks) {
        return "measure returned acknowledged after " + Describe.millis(timings.acknowledged()) + " and visible after "
                + Describe.millis(timings.visible()) + ", with acks=" + acks;
    }
}
