package workshop.lesson01;

import static java.time.Duration.ofSeconds;
import static workshop.testkit.Call.call;
import static workshop.testkit.Call.start;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.ClientProbe;
import workshop.testkit.KafkaTest;
import workshop.testkit.LogRecord;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;

@KafkaTest
class Step1CreateProducerTest {

    @Test
    @Order(1)
    void the_producer_reaches_the_broker_at_the_given_address(Topic topic, Values values) {
        Producer<String, String> producer = createProducer(topic);

        Call<?> send = start(
                "a send through your producer",
                () -> producer.send(new ProducerRecord<>(topic.name(), values.message()))
                        .get());

        verify(send.isBackWithin(ofSeconds(5)))
                .youDid(send)
                .kafkaSaw(() -> topic.shown().and(observed("the broker listens at %s", topic.bootstrapServers())))
                .why("a producer finds the cluster through bootstrap.servers, and only there; the address is handed"
                        + " to you")
                .isTrue();
    }

    @Test
    @Order(2)
    void keys_and_values_arrive_as_the_text_that_was_sent(Topic topic, Values values) {
        String text = "Señor à Nottingham " + values.word();
        Producer<String, String> producer = createProducer(topic);

        Call<?> send = call("a send through your producer", () -> {
            producer.send(new ProducerRecord<>(topic.name(), text)).get();
            return producer.send(new ProducerRecord<>(topic.name(), "Señora Marian", text))
                    .get();
        });

        verify(topic.records().stream().map(LogRecord::toString).toList())
                .youDid(send)
                .kafkaSaw(topic::shown)
                .why("a broker stores bytes; the two serializers turn your keys and your values into them, as UTF-8"
                        + " text here")
                .containsExactly(
                        "\"" + text + "\" at " + topic.name() + "-0@0",
                        "\"" + text + "\" at " + topic.name() + "-0@1 with key \"Señora Marian\"");
    }

    @Test
    @Order(3)
    void it_asks_for_the_acknowledgement_of_all_in_sync_replicas(Topic topic, WireTap tap, Values values) {
        Producer<String, String> producer = createProducer(topic);

        Call<?> send = send(producer, topic, values.message());
        topic.valuesOnceThereAre(1); // with acks=0 the answer comes before the record is on the wire

        verify(tap.acks())
                .youDid(send)
                .kafkaSaw(() -> observed("acks=%s on the wire (-1 stands for all)", tap.acks()))
                .why("the defaults, acks=all and idempotence, are the safe ones; lesson 03 is where you may change"
                        + " them")
                .isEqualTo(Set.of(-1));
    }

    @Test
    @Order(4)
    void it_is_idempotent(Topic topic, WireTap tap, Values values) {
        Producer<String, String> producer = createProducer(topic);

        Call<?> send = send(producer, topic, values.message());

        verify(List.copyOf(tap.producerIds()))
                .youDid(send)
                .kafkaSaw(tap::seen)
                .why("an idempotent producer numbers its records, so that the broker can tell a repeated one from a"
                        + " new one; that is the default, and retries=0, acks other than all or"
                        + " enable.idempotence=false switch it off")
                .doesNotContain(-1L);
    }

    @Test
    @Order(5)
    void each_call_creates_one_producer(Topic topic, ClientProbe probe) {
        Call<Producer<String, String>> call =
                probe.watch("createProducer", () -> Step1CreateProducer.createProducer(topic.bootstrapServers()));
        topic.closeLater(call.value());

        verify(probe.created())
                .youDid(call)
                .kafkaSaw(() -> observed("%s new producers: %s", probe.created().size(), probe.created()))
                .why("a producer is a thread, a buffer and connections of its own; create the one that is asked for")
                .hasSize(1);
    }

    @Test
    @Order(6)
    void a_second_producer_works_after_the_first_was_closed(Topic topic, Values values) {
        createProducer(topic).close();
        String message = values.message();
        Producer<String, String> second = createProducer(topic);

        Call<?> send = call(
                "a send through your second producer",
                () -> second.send(new ProducerRecord<>(topic.name(), message)).get());

        verify(topic.values())
                .youDid(send + ", after the first one was closed")
                .kafkaSaw(topic::shown)
                .why("a closed producer stays closed; each call has to give an open one that nobody else holds")
                .isEqualTo(List.of(message));
    }

    private static Call<?> send(Producer<String, String> producer, Topic topic, String message) {
        return call(
                "a send through your producer",
                () -> producer.send(new ProducerRecord<>(topic.name(), message)).get());
    }

    private static Producer<String, String> createProducer(Topic topic) {
        return topic.closeLater(
                call("createProducer", () -> Step1CreateProducer.createProducer(topic.bootstrapServers()))
                        .value());
    }
}
