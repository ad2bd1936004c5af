package workshop.lesson03;

import static java.time.Duration.ofMillis;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.lesson03.PausedFollowers.Measured;
import workshop.testkit.Call;
import workshop.testkit.Cluster;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;

@KafkaTest(brokers = 3)
class Step3PriceTest {

    /** The followers have nothing for 2 s: what waits for them is later than this. */
    private static final Duration LATE = ofMillis(1_800);

    /** What does not wait for them is earlier than this. */
    private static final Duration SOON = ofMillis(500);

    @Test
    @Order(1)
    void acks_all_is_confirmed_when_the_followers_have_the_message(
            Topic topic, Cluster cluster, WireTap tap, Values values) {
        Measured measured = new PausedFollowers(topic, cluster, tap).measure("all", values.message());

        verify(measured.timings().acknowledged().compareTo(LATE) >= 0)
                .youDid(measured)
                .kafkaSaw(() -> measured.answer().and(measured.logs()))
                .why("send() comes back long before the answer; the future, or the callback, knows when the"
                        + " answer came")
                .isTrue();
    }

    @Test
    @Order(2)
    void acks_1_is_confirmed_at_once(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Measured measured = new PausedFollowers(topic, cluster, tap).measure("1", values.message());

        verify(measured.timings().acknowledged().compareTo(SOON) < 0)
                .youDid(measured)
                .kafkaSaw(measured::answer)
                .why("the answer comes while you wait for the reader; stop each clock when its event comes,"
                        + " not one after the other")
                .isTrue();
    }

    @Test
    @Order(3)
    void acks_1_does_not_show_it_to_a_reader_any_earlier(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Measured measured = new PausedFollowers(topic, cluster, tap).measure("1", values.message());

        verify(measured.timings().visible().compareTo(LATE) >= 0)
                .youDid(measured)
                .kafkaSaw(() -> measured.logs().and(measured.reader()))
                .why("a reader gets what all in-sync replicas have, up to the high watermark; acks moves the"
                        + " confirmation, not the delivery")
                .isTrue();
    }

    @Test
    @Order(4)
    void acks_0_is_taken_as_delivered_at_once(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Measured measured = new PausedFollowers(topic, cluster, tap).measure("0", values.message());

        verify(measured.timings().acknowledged().compareTo(SOON) < 0)
                .youDid(measured)
                .kafkaSaw(() -> measured.answer().and(tap.seen()))
                .why("with acks=0 the future is done as soon as the message has left")
                .isTrue();
    }

    @Test
    @Order(5)
    void acks_0_does_not_show_it_to_a_reader_any_earlier(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Measured measured = new PausedFollowers(topic, cluster, tap).measure("0", values.message());

        verify(isVisibleWhenReadable(measured))
                .youDid(measured)
                .kafkaSaw(measured::reader)
                .why("a reader gets what all in-sync replicas have, whatever the sender's acks are")
                .isTrue();
    }

    @Test
    @Order(6)
    void acks_all_shows_it_to_a_reader_when_it_is_confirmed(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Measured measured = new PausedFollowers(topic, cluster, tap).measure("all", values.message());

        verify(isVisibleWhenReadable(measured))
                .youDid(measured)
                .kafkaSaw(() -> measured.reader().and(measured.answer()))
                .why("with acks=all the answer and the reader wait for the same thing: the followers")
                .isTrue();
    }

    @Test
    @Order(7)
    void somebody_elses_message_is_not_yours(Topic topic, Cluster cluster, WireTap tap, Values values) {
        Consumer<String, String> consumer = PausedFollowers.consumerAtTheEndOf(topic);
        topic.alreadyHolds(1);

        Measured measured = new PausedFollowers(topic, cluster, tap).measure("all", values.message(), consumer);

        verify(isVisibleWhenReadable(measured))
                .youDid(measured)
                .kafkaSaw(() -> observed("%s came first", topic.ownerOf(0)).and(measured.reader()))
                .why("a poll gives whatever there is; the clock stops at the record with your message")
                .isTrue();
    }

    @Test
    @Order(8)
    void with_healthy_followers_all_of_it_is_quick(Topic topic, Values values) {
        Consumer<String, String> consumer = PausedFollowers.consumerAtTheEndOf(topic);
        Producer<String, String> producer = topic.newProducer(Map.of("acks", "all"));

        Call<AckTimings> call =
                call("measure", () -> Step3Price.measure(producer, consumer, topic.name(), values.message()));

        verify(call.value().visible().compareTo(LATE) < 0)
                .youDid(PausedFollowers.shown(call.value(), "all"))
                .kafkaSaw(topic::shown)
                .why("followers that keep up cost little: the price of acks=all is the slowest in-sync replica")
                .isTrue();
    }

    /** Within 20 % or 300 ms, whichever is more, of when the test itself could read the message. */
    private static boolean isVisibleWhenReadable(Measured measured) {
        Duration tolerance = ofMillis(Math.max(300, measured.readable().toMillis() / 5));
        Duration off = measured.timings().visible().minus(measured.readable()).abs();
        return off.compareTo(tolerance) <= 0;
    }
}
