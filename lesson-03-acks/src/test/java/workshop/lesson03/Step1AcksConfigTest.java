package workshop.lesson03;

import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.WireTap;
import workshop.testkit.report.Describe;

@KafkaTest(brokers = 3)
class Step1AcksConfigTest {

    @Test
    @Order(1)
    void fire_and_forget_asks_nobody(Topic topic, WireTap tap, Values values) {
        Sent sent = send(Certainty.FIRE_AND_FORGET, topic, values);

        verify(tap.acks())
                .youDid(sent)
                .kafkaSaw(() -> sent.seen(tap))
                .why(sent.refusedOr("acks is the number of brokers whose word the producer waits for: 0, 1 or all, and"
                        + " always as text"))
                .isEqualTo(Set.of(0));
    }

    @Test
    @Order(2)
    void leader_asks_the_leader_alone(Topic topic, WireTap tap, Values values) {
        Sent sent = send(Certainty.LEADER, topic, values);

        verify(tap.acks())
                .youDid(sent)
                .kafkaSaw(() -> sent.seen(tap))
                .why(sent.refusedOr(
                        "acks=1 is answered by the partition's leader as soon as it has the message, and is all that"
                                + " LEADER asks for; the default is all (-1)"))
                .isEqualTo(Set.of(1));
    }

    @Test
    @Order(3)
    void all_in_sync_asks_all_in_sync_replicas(Topic topic, WireTap tap, Values values) {
        Sent sent = send(Certainty.ALL_IN_SYNC, topic, values);

        verify(tap.acks())
                .youDid(sent)
                .kafkaSaw(() -> sent.seen(tap))
                .why(sent.refusedOr(
                        "acks=all, -1 on the wire, is answered when every in-sync replica has the message; the setting"
                                + " takes \"all\" and \"-1\", in no other writing"))
                .isEqualTo(Set.of(-1));
    }

    @Test
    @Order(4)
    void all_in_sync_is_idempotent(Topic topic, WireTap tap, Values values) {
        Sent sent = send(Certainty.ALL_IN_SYNC, topic, values);

        verify(List.copyOf(tap.producerIds()))
                .youDid(sent)
                .kafkaSaw(() -> sent.seen(tap))
                .why(sent.refusedOr("a producer id is what makes the producer idempotent; retries=0 and"
                        + " enable.idempotence=false both take it away, without an error"))
                .isNotEmpty()
                .doesNotContain(-1L);
    }

    @Test
    @Order(5)
    void what_the_caller_has_set_is_kept(Topic topic, Values values) {
        Map<String, Object> base = base(topic, values);

        Call<Map<String, Object>> call =
                call("configFor", () -> Step1AcksConfig.configFor(Certainty.LEADER, new HashMap<>(base)));

        Map<String, Object> kept = kept(base, call.value());
        verify(kept)
                .youDid("configFor(LEADER, base) kept " + Describe.value(kept))
                .kafkaSaw(() -> observed("base with %s", new TreeMap<>(base)))
                .why("the caller's client.id, address and serializers are nobody else's to choose")
                .isEqualTo(base);
    }

    @Test
    @Order(6)
    void the_callers_map_stays_as_it_is(Topic topic, Values values) {
        Map<String, Object> base = base(topic, values);
        Map<String, Object> given = new HashMap<>(base);

        call("configFor", () -> Step1AcksConfig.configFor(Certainty.LEADER, given))
                .value();

        verify(given)
                .youDid("configFor(LEADER, base) left in base " + Describe.value(difference(base, given))
                        + " that was not there")
                .kafkaSaw(() -> observed("base with %s", new TreeMap<>(given)))
                .why("the next producer that is made from base would have these settings too; fill a map of your own")
                .isEqualTo(base);
    }

    /**
     * What came of one message that a producer with the learner's configuration sent.
     *
     * @param refusal what KafkaProducer threw, or null
     */
    private record Sent(Certainty certainty, Map<String, Object> added, Throwable refusal) {

        /** The requests on the wire; before them what KafkaProducer said if it refused the configuration. */
        Observation seen(WireTap tap) {
            return refusal == null
                    ? tap.seen()
                    : observed("KafkaProducer refused it: %s", Describe.exception(refusal))
                            .and(tap.seen());
        }

        /** {@code why} holds only if a producer could be made. */
        String refusedOr(String why) {
            return refusal == null
                    ? why
                    : "a configuration is checked before anything is sent: the message names the setting whose type or"
                            + " value is wrong, which excludes another, or which base had and the result has not";
        }

        @Override
        public String toString() {
            return "configFor(" + certainty + ", base) added " + Describe.value(added);
        }
    }

    private static Sent send(Certainty certainty, Topic topic, Values values) {
        Map<String, Object> base = base(topic, values);
        Map<String, Object> config = call("configFor", () -> Step1AcksConfig.configFor(certainty, new HashMap<>(base)))
                .value();
        Call<?> send = call("a send with your configuration", () -> {
            Producer<String, String> producer = topic.closeLater(new KafkaProducer<>(config));
            producer.send(new ProducerRecord<>(topic.name(), values.message())).get();
            producer.flush();
        });
        topic.valuesOnceThereAre(send.thrown() == null ? 1 : 0);
        return new Sent(certainty, difference(base, config), send.thrown());
    }

    private static Map<String, Object> base(Topic topic, Values values) {
        return Map.of(
                "bootstrap.servers",
                topic.bootstrapServers(),
                "client.id",
                "sherwood-" + values.word(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class);
    }

    private static Map<String, Object> difference(Map<String, Object> base, Map<String, Object> config) {
        Map<String, Object> added = new TreeMap<>(config);
        added.entrySet().removeAll(base.entrySet());
        return added;
    }

    private static Map<String, Object> kept(Map<String, Object> base, Map<String, Object> config) {
        Map<String, Object> kept = new TreeMap<>(config);
        kept.keySet().retainAll(base.keySet());
        return kept;
    }
}
