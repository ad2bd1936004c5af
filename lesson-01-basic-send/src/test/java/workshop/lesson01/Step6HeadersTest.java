package workshop.lesson01;

import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.LogRecord;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.Values;

@KafkaTest
class Step6HeadersTest {

    @Test
    @Order(1)
    void key_and_value_are_the_order_and_nothing_else(Topic topic, Values values) {
        BattleOrder order = order(values);
        Call<ProducerRecord<String, String>> call = compose(topic, order, Map.of("sender", "Robin"), sentAt(values));

        LogRecord stored = send(topic, call.value());

        verify(List.of(String.valueOf(stored.key()), String.valueOf(stored.value())))
                .youDid("compose(" + order + ") gave a record that was sent")
                .kafkaSaw(() -> Observation.of(stored))
                .why("headers exist so that what is said about a message need not be mixed into it")
                .containsExactly(order.band(), order.text());
    }

    @Test
    @Order(2)
    void the_timestamp_says_when_the_order_was_sent(Topic topic, Values values) {
        Instant sentAt = sentAt(values);
        Call<ProducerRecord<String, String>> call = compose(topic, order(values), Map.of(), sentAt);

        LogRecord stored = send(topic, call.value());

        verify(stored.timestamp())
                .youDid("compose(sentAt " + sentAt + ") gave a record that was sent")
                .kafkaSaw(() -> observed(
                        "the timestamp %s, which a consumer reads as %s",
                        stored.timestamp(), Instant.ofEpochMilli(stored.timestamp())))
                .why("ProducerRecord wants milliseconds since the epoch; a record without a timestamp gets the time"
                        + " of send()")
                .isEqualTo(sentAt.toEpochMilli());
    }

    @Test
    @Order(3)
    void each_record_has_headers_of_its_own(Topic topic, Values values) {
        BattleOrder order = order(values);
        Instant sentAt = sentAt(values);
        Map<String, String> headers = Map.of("sender", "Robin");
        ProducerRecord<String, String> first =
                compose(topic, order, headers, sentAt).value();
        send(topic, first);
        ProducerRecord<String, String> second =
                compose(topic, order, headers, sentAt).value();
        LogRecord stored = send(topic, second);

        verify(second)
                .youDid("compose, called twice with the same arguments, gave one and the same record")
                .kafkaSaw(() -> observed("the record sent a second time, at %s", stored.place()))
                .why("a record that was sent belongs to that send(), which has locked its headers; compose a new one"
                        + " each time")
                .isNotSameAs(first);
        verify(stored.headers())
                .youDid("compose, called twice with the same arguments, gave two records")
                .kafkaSaw(() -> observed("the second one with the headers %s", stored.headers()))
                .why("whoever shares a record's headers shares every change to them; compose new ones each time")
                .isEqualTo(Map.of("sender", List.of("Robin")));
    }

    @Test
    @Order(4)
    void a_header_is_text_in_utf_8(Topic topic, Values values) {
        String sender = "Señor à Nottingham " + values.word();
        Call<ProducerRecord<String, String>> call =
                compose(topic, order(values), Map.of("sender", sender, "urgent", "yes"), sentAt(values));

        LogRecord stored = send(topic, call.value());

        verify(stored.headers())
                .youDid("compose(headers sender and urgent) gave a record that was sent")
                .kafkaSaw(() -> observed("the headers, read as UTF-8, %s", stored.headers()))
                .why("a header is a name and bytes; the reader takes the bytes for UTF-8, so say which charset you"
                        + " mean")
                .isEqualTo(Map.of("sender", List.of(sender), "urgent", List.of("yes")));
    }

    @Test
    @Order(5)
    void a_header_without_a_value_stays_without(Topic topic, Values values) {
        Map<String, String> headers = new HashMap<>();
        headers.put("reply-to", null);
        headers.put("empty", "");
        Call<ProducerRecord<String, String>> call = compose(topic, order(values), headers, sentAt(values));

        LogRecord stored = send(topic, call.value());

        verify(stored.headers())
                .youDid("compose(header reply-to without a value) gave a record that was sent")
                .kafkaSaw(() -> observed("the headers %s", stored.headers()))
                .why("null says that there is no value, and an empty text says that it is empty; a reader can tell"
                        + " them apart")
                .isEqualTo(Map.of("reply-to", Arrays.asList((String) null), "empty", List.of("")));
    }

    private static Call<ProducerRecord<String, String>> compose(
            Topic topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        return call("compose", () -> Step6Headers.compose(topic.name(), order, headers, sentAt));
    }

    /** Sends the record, and returns it as the broker has stored it. */
    private static LogRecord send(Topic topic, ProducerRecord<String, String> record) {
        Producer<String, String> producer = topic.newProducer();
        call("a send of the record you composed", () -> producer.send(record).get(5, SECONDS))
                .value();
        List<LogRecord> records = topic.records();
        return records.get(records.size() - 1);
    }

    private static BattleOrder order(Values values) {
        return new BattleOrder("Band " + values.word(), values.message());
    }

    /** A time in 2023 or 2024 that is never at a whole second, so that a lost fraction shows. */
    private static Instant sentAt(Values values) {
        return Instant.parse("2023-05-01T00:00:00Z")
                .plusSeconds(values.between(0, 60_000_000))
                .plusMillis(values.between(1, 999));
    }
}
