package workshop.testkit;

import static java.time.Duration.ofMillis;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@KafkaTest
class TopicIT {

    @RepeatedTest(20)
    void it_is_there_and_empty_at_first(Topic topic) {
        assertThat(topic.records()).isEmpty();
    }

    @Test
    void every_test_has_its_own(Topic topic, Topic another) {
        assertThat(topic.name()).isNotEqualTo(another.name());
    }

    @Test
    void a_record_has_what_was_sent(Topic topic, Values values) throws Exception {
        String key = values.word();
        String message = values.message();
        ProducerRecord<String, String> record = new ProducerRecord<>(topic.name(), 0, 1_234L, key, message);
        record.headers().add("from", "Robin".getBytes()).add("from", null);

        topic.newProducer().send(record).get();

        assertThat(topic.records())
                .extracting(LogRecord::key, LogRecord::value, LogRecord::timestamp)
                .containsExactly(tuple(key, message, 1_234L));
        assertThat(topic.records().get(0).headers().get("from")).containsExactly("Robin", null);
    }

    @Test
    void values_are_in_the_order_of_the_log(Topic topic, Values values) {
        List<String> messages = values.messages(20);
        Producer<String, String> producer = topic.newProducer();

        messages.forEach(message -> send(producer, topic, message));
        producer.flush();

        assertThat(topic.values()).containsExactlyElementsOf(messages);
    }

    @RepeatedTest(5)
    void records_come_partition_by_partition_in_the_order_of_offsets(@TopicSpec(partitions = 3) Topic topic) {
        topic.alreadyHolds(2);

        assertThat(topic.records())
                .extracting(LogRecord::place)
                .containsExactly(
                        topic.name() + "-0@0",
                        topic.name() + "-0@1",
                        topic.name() + "-1@0",
                        topic.name() + "-1@1",
                        topic.name() + "-2@0",
                        topic.name() + "-2@1");
    }

    @Test
    void the_metadata_leads_to_the_value(Topic topic, Values values) throws Exception {
        String message = values.message();
        topic.alreadyHolds(3);

        RecordMetadata metadata = send(topic.newProducer(), topic, message).get();

        assertThat(topic.valueAt(metadata)).isEqualTo(message);
    }

    @Test
    void the_places_of_a_value_are_all_of_them(Topic topic, Values values) throws Exception {
        String message = values.message();
        topic.alreadyHolds(3);
        Producer<String, String> producer = topic.newProducer();

        send(producer, topic, message).get();
        send(producer, topic, message).get();

        assertThat(topic.placesOf(message)).containsExactly(topic.name() + "-0@3", topic.name() + "-0@4");
    }

    @Test
    void where_a_message_is_can_be_said_in_words(Topic topic, Values values) throws Exception {
        String message = values.message();

        send(topic.newProducer(), topic, message).get();

        assertThat(topic.whereIs(message)).hasToString("your message at " + topic.name() + "-0@0");
    }

    @Test
    void a_message_that_is_not_there_is_nowhere(Topic topic, Values values) {
        topic.alreadyHolds(1);

        assertThat(topic.whereIs(values.message()))
                .hasToString("your message nowhere; 1 record in " + topic.name() + ": \"somebody else's message 0\" at "
                        + topic.name() + "-0@0");
    }

    @Test
    void a_record_that_lingers_in_the_client_is_not_in_the_log(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(Map.of("linger.ms", 60_000));

        send(producer, topic, values.message());

        assertThat(topic.values()).isEmpty();
    }

    @Test
    void a_record_is_in_the_log_once_it_is_flushed(Topic topic, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer(Map.of("linger.ms", 60_000));
        send(producer, topic, message);

        producer.flush();

        assertThat(topic.values()).containsExactly(message);
    }

    @Test
    void values_are_waited_for(Topic topic, Network network, Values values) {
        String message = values.message();
        network.delayRequests(ofMillis(200));

        send(topic.newProducer(), topic, message);

        assertThat(topic.valuesOnceThereAre(1)).containsExactly(message);
    }

    @Test
    void a_compacted_topic_refuses_a_record_without_a_key(@TopicSpec(compacted = true) Topic topic, Values values) {
        Future<RecordMetadata> future = send(topic.newProducer(), topic, values.message());

        assertThatThrownBy(future::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InvalidRecordException.class);
    }

    @Test
    void a_compacted_topic_takes_a_null_value(@TopicSpec(compacted = true) Topic topic, Values values)
            throws Exception {
        topic.newProducer()
                .send(new ProducerRecord<>(topic.name(), values.word(), null))
                .get();

        assertThat(topic.values()).containsExactly((String) null);
    }

    @Test
    void the_partition_of_a_key_is_where_a_default_producer_puts_it(
            @TopicSpec(partitions = 7) Topic topic, Values values) {
        List<String> keys = Stream.generate(values::word).limit(30).toList();
        Producer<String, String> producer = topic.newProducer();

        keys.forEach(key -> producer.send(new ProducerRecord<>(topic.name(), key, values.message())));
        producer.flush();

        assertThat(topic.records().stream().collect(toMap(LogRecord::key, LogRecord::partition)))
                .isEqualTo(keys.stream().collect(toMap(Function.identity(), topic::partitionOf)));
    }

    @Test
    void a_producer_of_its_own_settings_keeps_them(Topic topic, Values values) throws Exception {
        byte[] bytes = values.word().getBytes();
        Producer<String, byte[]> producer = topic.newProducer(
                Map.of("value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer"));

        producer.send(new ProducerRecord<>(topic.name(), bytes)).get();

        assertThat(topic.records()).extracting(LogRecord::valueBytes).containsExactly(bytes);
    }

    private static Future<RecordMetadata> send(Producer<String, String> producer, Topic topic, String message) {
        return producer.send(new ProducerRecord<>(topic.name(), message));
    }
}
