package workshop.lesson04;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.client.SentRecords;
import workshop.testkit.client.SentRecords.Tally;

@KafkaTest
class Step2VitalsTest {

    @Test
    @Order(1)
    void before_the_first_send_nothing_is_measured(Topic topic, Values values) {
        NamedProducer producer = NamedProducer.of(topic, values);

        verifyVitals(
                producer,
                topic::shown,
                "an average of nothing is NaN in Kafka's metrics; NaN compares with no threshold, so no"
                        + " alarm would ring");
    }

    @Test
    @Order(2)
    void they_are_what_jmx_says(Topic topic, Values values) {
        NamedProducer producer = NamedProducer.of(topic, values);

        producer.send(topic, null, values.messages(values.between(21, 29)));

        verifyVitals(
                producer,
                () -> observed("%s records in the log", topic.values().size()),
                "a total counts since the producer was created; a rate is the mean of the last 30 to 60 s");
    }

    @Test
    @Order(3)
    void attempts_are_told_from_deliveries(Topic topic, Network network, Values values) {
        NamedProducer producer = NamedProducer.of(topic, values);
        network.dropResponses(3);

        producer.send(topic, null, values.messages(2));

        verifyVitals(
                producer,
                () -> observed("%s records in the log", topic.values().size()).and(network.seen()),
                "record-send-total counts attempts; what was sent again is in it, and only record-retry-total tells");
    }

    @Test
    @Order(4)
    void errors_are_told_by_topic(
            @TopicSpec(compacted = true) Topic one, @TopicSpec(compacted = true) Topic two, Values values) {
        NamedProducer producer = NamedProducer.of(one, values);

        Tally toOne = producer.send(one, null, values.messages(3));
        Tally toTwo = producer.send(two, null, values.messages(5));

        verifyVitals(
                producer,
                () -> observed(
                        "%s records without a key refused by %s, %s by %s",
                        Readings.failed(toOne), one.name(), Readings.failed(toTwo), two.name()),
                "some metrics have the same name in another group, with one more tag: the group and the"
                        + " tags belong to the name");
    }

    @Test
    @Order(5)
    void two_producers_are_told_apart(Topic topic, Values values) {
        NamedProducer other = NamedProducer.of(topic, values);
        NamedProducer producer = NamedProducer.of(topic, values);

        long bySeven = other.send(topic, null, values.messages(7)).confirmed();
        long byTwo = producer.send(topic, null, values.messages(2)).confirmed();

        verifyVitals(
                other,
                () -> observed("%s records by this producer and %s by another", bySeven, byTwo),
                "each producer has metrics of its own");
        verifyVitals(
                producer,
                () -> observed("%s records by this producer and %s by another", byTwo, bySeven),
                "each producer has metrics of its own");
    }

    @Test
    @Order(6)
    void they_are_of_now(Topic topic, Values values) {
        NamedProducer producer = NamedProducer.of(topic, values);
        producer.send(topic, null, values.messages(1));
        call("vitals", () -> Step2Vitals.vitals(producer.producer())).value();

        Tally later = producer.send(topic, null, values.messages(4));

        verifyVitals(
                producer,
                () -> observed(
                        "%s records in the log, %s of them after an earlier look",
                        topic.values().size(), later.confirmed()),
                "each call has to look again: what was true at the first look is history");
    }

    @Test
    @Order(7)
    void a_full_buffer_shows(Topic topic, Network network, Values values) {
        NamedProducer producer = NamedProducer.of(topic, values, Map.of("buffer.memory", 100_000, "linger.ms", 0));
        SentRecords sent = new SentRecords();
        network.holdResponses();

        values.messages(3)
                .forEach(message ->
                        sent.send(producer.producer(), new ProducerRecord<>(topic.name(), message.repeat(1_000))));
        await("a buffer with something in it")
                .until(() -> Readings.vitals(producer.clientId()).bufferFree() < 0.5);

        verifyVitals(
                producer,
                () -> Readings.seen(sent.tally()).and(Readings.buffer(producer.clientId())),
                "bufferFree is the share that is available, from 0 to 1: buffer-available-bytes of buffer-total-bytes");
    }

    @Test
    @Order(8)
    void a_closed_producer_keeps_its_counts(Topic topic, Values values) {
        NamedProducer producer = NamedProducer.of(topic, values);
        Tally sent = producer.send(topic, null, values.messages(3));
        producer.producer().close();

        Vitals vitals =
                call("vitals", () -> Step2Vitals.vitals(producer.producer())).value();

        String said = "vitals of a closed producer said " + Readings.fields(vitals);
        Supplier<Observation> saw = () -> Readings.seen(sent).and(topic.shown());
        verify(vitals.sends())
                .youDid(said)
                .kafkaSaw(saw)
                .why("the last look at a producer often comes after its end; JMX has forgotten it by then")
                .isEqualTo(3L);
        verify(vitals.errors())
                .youDid(said)
                .kafkaSaw(saw)
                .why("closing a producer that has nothing left to send makes no errors")
                .isEqualTo(0L);
        verify(Double.isNaN(vitals.bufferFree()))
                .youDid(said)
                .kafkaSaw(saw)
                .why("no number of the vitals is NaN, whatever the producer's end has done to its metrics")
                .isFalse();
    }

    /** Compares with JMX at a moment at which JMX says the same before and after. */
    private static void verifyVitals(NamedProducer producer, Supplier<Observation> kafkaSaw, String why) {
        AtomicReference<Map<String, String>> said = new AtomicReference<>();
        AtomicReference<Map<String, String>> jmx = new AtomicReference<>();
        await("quiet metrics")
                .pollInSameThread()
                .atMost(ofSeconds(10))
                .pollDelay(ofMillis(1))
                .until(() -> {
                    Map<String, String> before = Readings.fields(Readings.vitals(producer.clientId()));
                    said.set(Readings.fields(call("vitals", () -> Step2Vitals.vitals(producer.producer()))
                            .value()));
                    jmx.set(Readings.fields(Readings.vitals(producer.clientId())));
                    return before.equals(jmx.get());
                });
        verify(said.get())
                .youDid("vitals said " + Readings.difference(said.get(), jmx.get()))
                .kafkaSaw(() -> kafkaSaw.get().and(observed("JMX says %s", Readings.difference(jmx.get(), said.get()))))
                .why(why)
                .isEqualTo(jmx.get());
    }
}
