package workshop.lesson04;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;

@KafkaTest
class Step2VitalsTest {

    @Test
    @Order(1)
    void before_the_first_send_nothing_is_measured(Topic topic, Values values) {
        Rider rider = new Rider(topic, values, Map.of());

        verifyVitals(
                rider,
                "the producer has sent nothing yet",
                "an average of nothing is NaN in Kafka's metrics; NaN compares with no threshold, so no alarm would ring");
    }

    @Test
    @Order(2)
    void they_are_what_jmx_says(Topic topic, Values values) throws Exception {
        Rider rider = new Rider(topic, values, Map.of());

        rider.send(topic, values.messages(values.between(21, 29)));

        verifyVitals(
                rider,
                topic.values().size() + " records in the log",
                "a total counts since the producer was created; a rate is the mean of the last 30 to 60 s");
    }

    @Test
    @Order(3)
    void attempts_are_told_from_deliveries(Topic topic, Network network, Values values) throws Exception {
        Rider rider = new Rider(topic, values, Map.of());
        network.dropResponses(3);

        rider.send(topic, values.messages(2));

        verifyVitals(
                rider,
                topic.values().size() + " records in the log; 3 answers were lost on the way",
                "record-send-total counts attempts; what was sent again is in it, and only record-retry-total tells");
    }

    @Test
    @Order(4)
    void errors_are_told_by_topic(
            @TopicSpec(compacted = true) Topic one, @TopicSpec(compacted = true) Topic two, Values values)
            throws Exception {
        Rider rider = new Rider(one, values, Map.of());

        rider.send(one, values.messages(3));
        rider.send(two, values.messages(5));

        verifyVitals(
                rider,
                "3 records without a key refused by " + one.name() + ", 5 by " + two.name(),
                "some metrics have the same name in another group, with one more tag: the group and the tags belong to the"
                        + " name");
    }

    @Test
    @Order(5)
    void two_producers_are_told_apart(Topic topic, Values values) throws Exception {
        Rider other = new Rider(topic, values, Map.of());
        Rider rider = new Rider(topic, values, Map.of());

        other.send(topic, values.messages(7));
        rider.send(topic, values.messages(2));
        verifyVitals(other, "7 records by this producer and 2 by another", "each producer has metrics of its own");

        verifyVitals(rider, "2 records by this producer and 7 by another", "each producer has metrics of its own");
    }

    @Test
    @Order(6)
    void they_are_of_now(Topic topic, Values values) throws Exception {
        Rider rider = new Rider(topic, values, Map.of());
        rider.send(topic, values.messages(1));
        call("vitals", () -> Step2Vitals.vitals(rider.producer)).value();

        rider.send(topic, values.messages(4));

        verifyVitals(
                rider,
                "5 records in the log, 4 of them after an earlier look",
                "each call has to look again: what was true at the first look is history");
    }

    @Test
    @Order(7)
    void a_full_buffer_shows(Topic topic, Network network, Values values) {
        Rider rider = new Rider(topic, values, Map.of("buffer.memory", 100_000, "linger.ms", 0));
        network.holdResponses();

        values.messages(3)
                .forEach(message -> rider.producer.send(new ProducerRecord<>(topic.name(), message.repeat(1_000))));
        await("a buffer with something in it")
                .until(() -> Readings.vitals(rider.clientId).bufferFree() < 0.5);

        verifyVitals(
                rider,
                "3 records of about 30 KB without an answer, in a buffer of 100 KB",
                "bufferFree is the share that is available, from 0 to 1: buffer-available-bytes of buffer-total-bytes");
    }

    @Test
    @Order(8)
    void a_closed_producer_keeps_its_counts(Topic topic, Values values) throws Exception {
        Rider rider = new Rider(topic, values, Map.of());
        rider.send(topic, values.messages(3));
        rider.producer.close();

        Call<Vitals> call = call("vitals", () -> Step2Vitals.vitals(rider.producer));

        Vitals vitals = call.value();
        verify(List.of(vitals.sends(), vitals.errors(), Double.isNaN(vitals.bufferFree())))
                .youDid("vitals of a closed producer said " + Readings.fields(vitals))
                .kafkaSaw(() -> "3 records in the log, sent by it before it was closed")
                .why("the last look at a producer often comes after its end; JMX has forgotten it by then")
                .isEqualTo(List.of(3L, 0L, false));
    }

    /** A producer with a name of its own. */
    private static final class Rider {

        private final String clientId;
        private final Producer<String, String> producer;

        Rider(Topic topic, Values values, Map<String, Object> settings) {
            clientId = "little-john-" + values.word();
            Map<String, Object> all = new HashMap<>(settings);
            all.put("client.id", clientId);
            producer = topic.newProducer(all);
        }

        /** One by one, whatever becomes of them. */
        void send(Topic topic, List<String> messages) throws Exception {
            for (String message : messages) {
                producer.send(new ProducerRecord<>(topic.name(), message), (metadata, exception) -> {});
                producer.flush();
            }
        }
    }

    /** Compares with JMX at a moment at which JMX says the same before and after. */
    private static void verifyVitals(Rider rider, String kafkaSaw, String why) {
        AtomicReference<Map<String, String>> seen = new AtomicReference<>();
        AtomicReference<Map<String, String>> jmx = new AtomicReference<>();
        await("quiet metrics")
                .pollInSameThread()
                .atMost(ofSeconds(10))
                .pollDelay(ofMillis(1))
                .until(() -> {
                    Map<String, String> before = Readings.fields(Readings.vitals(rider.clientId));
                    seen.set(Readings.fields(call("vitals", () -> Step2Vitals.vitals(rider.producer))
                            .value()));
                    jmx.set(Readings.fields(Readings.vitals(rider.clientId)));
                    return before.equals(jmx.get());
                });
        verify(seen.get())
                .youDid("vitals said " + Readings.difference(seen.get(), jmx.get()))
                .kafkaSaw(() -> kafkaSaw + "; JMX says " + Readings.difference(jmx.get(), seen.get()))
                .why(why)
                .isEqualTo(jmx.get());
    }
}
