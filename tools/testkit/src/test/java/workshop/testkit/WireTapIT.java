package workshop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.record.internal.CompressionType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import workshop.testkit.environment.Settings;
import workshop.testkit.harness.SharedBroker;
import workshop.testkit.wire.ProduceRequestSeen;
import workshop.testkit.wire.ProduceRequestSeen.Batch;

@KafkaTest
class WireTapIT {

    private static final Map<String, Object> LINGERING = Map.of("linger.ms", 60_000);

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "all, -1"})
    void acks_are_seen_as_they_were_set(String set, int seen, Topic topic, WireTap tap, Values values)
            throws Exception {
        Producer<String, String> producer = topic.newProducer(Map.of("acks", set));

        send(producer, topic, values.message()).get();
        awaitRequests(tap, 1);

        assertThat(tap.acks()).containsExactly(seen);
    }

    @Test
    void a_producer_with_idempotence_has_an_id(Topic topic, WireTap tap, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();

        send(producer, topic, values.message()).get();

        assertThat(tap.producerIds()).singleElement().matches(id -> id >= 0);
    }

    @Test
    void a_producer_without_idempotence_has_none(Topic topic, WireTap tap, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer(Map.of("enable.idempotence", false));

        send(producer, topic, values.message()).get();

        assertThat(tap.producerIds()).containsExactly(-1L);
    }

    @ParameterizedTest
    @CsvSource({"none, NONE", "gzip, GZIP", "lz4, LZ4", "zstd, ZSTD"})
    void the_codec_is_the_one_that_was_set(String set, CompressionType seen, Topic topic, WireTap tap, Values values)
            throws Exception {
        Producer<String, String> producer = topic.newProducer(Map.of("compression.type", set));

        send(producer, topic, values.message()).get();

        assertThat(batches(tap)).extracting(Batch::codec).containsExactly(seen);
    }

    @Test
    void a_batch_has_as_many_records_as_were_packed_into_it(Topic topic, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer(LINGERING);

        values.messages(3).forEach(message -> send(producer, topic, message));
        producer.flush();

        assertThat(batches(tap)).extracting(Batch::records).containsExactly(3);
    }

    @Test
    void a_request_holds_a_batch_for_each_partition(
            @TopicSpec(partitions = 2) Topic topic, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer(LINGERING);

        producer.send(new ProducerRecord<>(topic.name(), 0, null, values.message()));
        producer.send(new ProducerRecord<>(topic.name(), 1, null, values.message()));
        producer.flush();

        assertThat(batches(tap)).extracting(Batch::partition).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void a_batch_is_smaller_on_the_wire_than_the_text_that_was_compressed(Topic topic, WireTap tap) throws Exception {
        String text = "x".repeat(100_000);
        Producer<String, String> producer = topic.newProducer(Map.of("compression.type", "lz4"));

        send(producer, topic, text).get();

        assertThat(batches(tap)).extracting(Batch::bytes).allMatch(bytes -> bytes < text.length() / 10);
    }

    @Test
    void sequence_numbers_go_on_from_request_to_request(Topic topic, WireTap tap, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();

        send(producer, topic, values.message()).get();
        send(producer, topic, values.message()).get();

        assertThat(batches(tap)).extracting(Batch::baseSequence).containsExactly(0, 1);
    }

    @Test
    void a_record_that_is_sent_again_counts_twice(Topic topic, Network network, WireTap tap, Values values)
            throws Exception {
        Producer<String, String> producer = topic.newProducer();
        network.dropResponses(1);

        send(producer, topic, values.message()).get();

        assertThat(tap.recordsSent()).isEqualTo(2);
    }

    @Test
    void one_request_is_in_flight_when_the_producer_may_have_one(
            Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer(
                Map.of("max.in.flight.requests.per.connection", 1, "enable.idempotence", false, "batch.size", 0));
        network.holdResponses();

        values.messages(3).forEach(message -> send(producer, topic, message));
        awaitRequests(tap, 1);
        network.release();
        producer.flush();

        assertThat(tap.requests()).extracting(ProduceRequestSeen::inFlight).containsExactly(1, 1, 1);
        assertThat(tap.mostInFlight()).isEqualTo(1);
    }

    @Test
    void unanswered_requests_add_up_in_flight(Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer(Map.of("batch.size", 0, "linger.ms", 0));
        network.holdResponses();

        values.messages(3).forEach(message -> send(producer, topic, message));
        awaitRequests(tap, 3);

        assertThat(tap.mostInFlight()).isEqualTo(3);
        assertThat(tap.mostRecordsInFlight()).isEqualTo(3);
    }

    @Test
    void a_cut_connection_has_nothing_in_flight(Topic topic, Network network, WireTap tap, Values values)
            throws Exception {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();
        Future<RecordMetadata> future = send(producer, topic, values.message());
        topic.valuesOnceThereAre(1);

        network.cut();
        network.release();
        future.get();

        assertThat(tap.mostInFlight()).isEqualTo(1);
    }

    @Test
    void records_without_an_answer_are_counted_one_by_one(Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer(LINGERING);
        network.holdResponses();

        values.messages(3).forEach(message -> send(producer, topic, message));
        network.release();
        producer.flush();

        assertThat(tap.mostInFlight()).isEqualTo(1);
        assertThat(tap.mostRecordsInFlight()).isEqualTo(3);
    }

    @Test
    void answers_are_counted_when_they_go_on_to_the_client(Topic topic, Network network, WireTap tap, Values values)
            throws Exception {
        network.holdResponses();
        Future<RecordMetadata> future = send(topic.newProducer(), topic, values.message());
        topic.valuesOnceThereAre(1);
        Observation held = tap.answers();

        network.release();
        future.get();

        assertThat(held).hasToString("1 request, 0 answered");
        assertThat(tap.answers()).hasToString("1 request, 1 answered");
    }

    @Test
    void a_record_that_lingers_arrives_when_its_time_is_over(Topic topic, WireTap tap, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer(Map.of("linger.ms", 200));
        long start = System.nanoTime();

        send(producer, topic, values.message()).get();

        assertThat(tap.requests().get(0).arrivedNanos() - start)
                .isBetween(Duration.ofMillis(199).toNanos(), System.nanoTime() - start);
    }

    @Test
    void the_traffic_of_another_topic_is_not_seen(Topic topic, WireTap tap, Values values) throws Exception {
        TestResources neighbour =
                new TestResources(SharedBroker.get(Settings.ofThisJvm(), 1), new Values(1, "neighbour"));
        Topic theirs = (Topic) neighbour.get(Topic.class, null);

        send(topic.newProducer(), theirs, values.message()).get();
        neighbour.clear();

        assertThat(tap.requests()).isEmpty();
    }

    private static Future<RecordMetadata> send(Producer<String, String> producer, Topic topic, String message) {
        return producer.send(new ProducerRecord<>(topic.name(), message));
    }

    private static void awaitRequests(WireTap tap, int count) {
        Awaitility.await(count + " requests have left the client")
                .until(() -> tap.requests().size() >= count);
    }

    private static List<Batch> batches(WireTap tap) {
        return tap.requests().stream()
                .flatMap(request -> request.batches().stream())
                .toList();
    }
}
