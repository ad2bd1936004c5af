package workshop.lesson01;

import static java.util.concurrent.TimeUnit.SECONDS;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

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
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.report.Describe;

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
                .kafkaSaw(() -> stored)
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
                .kafkaSaw(() -> "the timestamp " + stored.timestamp() + ", which a consumer reads as "
                        + Instant.ofEpochMilli(stored.timestamp()))
                .why(
                        "ProducerRecord wants milliseconds since the epoch; a record without a timestamp gets the time of send()")
                .isEqualTo(sentAt.toEpochMilli());
    }

    @Test
    @Order(3)
    void each_record_has_headers_of_its_own(Topic topic, Values values) {
        BattleOrder order = order(values);
        Instant sentAt = sentAt(values);
        Map<String, String> headers = Map.of("sender", "Robin");
        Call<ProducerRecord<String, String>> first = compose(topic, order, headers, sentAt);
        send(topic, first.value());
        Call<ProducerRecord<String, String>> second = compose(topic, order, headers, sentAt);

        LogRecord stored = send(topic, second.value());

        verify(first.value() != second.value() && stored.headers().equals(Map.of("sender", List.of("Robin"))))
                .youDid("compose, called twice with the same arguments, gave "
                        + (first.value() == second.value() ? "one and the same record" : "two records"))
                .kafkaSaw(() -> "the second one with the headers " + Describe.value(stored.headers()))
                .why(
                        "send() locks a record's headers, and whoever shares them shares every change; compose new ones each time")
                .isTrue();
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
                .kafkaSaw(() -> "the headers, read as UTF-8, " + Describe.value(stored.headers()))
                .why(
                        "a header is a name and bytes; the reader takes the bytes for UTF-8, so say which charset you mean")
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
                .kafkaSaw(() -> "the headers " + Describe.value(stored.headers()))
                .why(
                        "null says that there is no value, and an empty text says that it is empty; a reader can tell them apart")
                .isEqualTo(Map.of("reply-to", Arrays.asList((String) null), "empty", List.of("")));
    }

    private static Call<ProducerRecord<String, String>> compose(
            Topic topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        return call("compose", () -> Step6Headers.compose(topic.name(), order, headers, sentAt));
    }

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

    /** Some time of the last years, never at a whole second. */
    private static Instant sentAt(Values values) {
        return Instant.parse("2023-05-01T00:00:00Z")
                .plusSeconds(values.between(0, 60_000_000))
                .plusMillis(values.between(1, 999));
    }
}
