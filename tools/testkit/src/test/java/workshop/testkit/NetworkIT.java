package workshop.testkit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import workshop.testkit.environment.Settings;
import workshop.testkit.harness.SharedBroker;

@KafkaTest
class NetworkIT {

    private static final Map<String, Object> WITHOUT_IDEMPOTENCE = Map.of("enable.idempotence", false);
    private static final Map<String, Object> ONE_RECORD_A_REQUEST = Map.of("batch.size", 0);

    @Test
    void a_lost_response_without_idempotence_leaves_two_copies(Topic topic, Network network, Values values)
            throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer(WITHOUT_IDEMPOTENCE);
        network.dropResponses(1);

        send(producer, topic, message).get();

        assertThat(topic.values()).containsExactly(message, message);
    }

    @Test
    void a_lost_response_with_idempotence_leaves_one_copy(Topic topic, Network network, Values values)
            throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.dropResponses(1);

        send(producer, topic, message).get();

        assertThat(topic.values()).containsExactly(message);
    }

    @Test
    void as_many_responses_are_lost_as_were_named(Topic topic, Network network, Values values) throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer(WITHOUT_IDEMPOTENCE);
        network.dropResponses(2);

        send(producer, topic, message).get();

        assertThat(topic.values()).containsExactly(message, message, message);
    }

    @Test
    void a_delayed_request_has_not_reached_the_log(Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.delayRequests(ofMinutes(1));

        send(producer, topic, values.message());
        awaitRecordsSent(tap, 1);

        assertThat(topic.values()).isEmpty();
    }

    @Test
    void a_delayed_request_reaches_the_log_in_the_end(Topic topic, Network network, Values values) throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.delayRequests(ofMillis(200));

        send(producer, topic, message).get();

        assertThat(topic.values()).containsExactly(message);
    }

    @Test
    void a_delayed_request_is_not_answered_earlier(Topic topic, Network network, Values values) throws Exception {
        Producer<String, String> producer = topic.newProducer();
        network.delayRequests(ofMillis(300));
        long start = System.nanoTime();

        send(producer, topic, values.message()).get();

        assertThat(since(start)).isGreaterThanOrEqualTo(ofMillis(300));
    }

    @Test
    void delays_of_several_requests_do_not_add_up(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer(ONE_RECORD_A_REQUEST);
        network.delayRequests(ofMillis(700));
        long start = System.nanoTime();

        values.messages(5).forEach(message -> send(producer, topic, message));
        producer.flush();

        assertThat(since(start)).isBetween(ofMillis(700), ofMillis(5 * 700 - 1));
    }

    @Test
    void delayed_requests_keep_their_order(Topic topic, Network network, Values values) {
        List<String> messages = values.messages(5);
        Producer<String, String> producer = topic.newProducer(ONE_RECORD_A_REQUEST);
        network.delayRequests(ofMillis(100));

        messages.forEach(message -> send(producer, topic, message));
        producer.flush();

        assertThat(topic.values()).containsExactlyElementsOf(messages);
    }

    @Test
    void while_its_response_is_delayed_the_record_is_in_the_log_and_the_future_not_done(
            Topic topic, Network network, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.delayResponses(ofMinutes(1));

        Future<RecordMetadata> future = send(producer, topic, message);

        assertThat(topic.valuesOnceThereAre(1)).containsExactly(message);
        assertThat(future).isNotDone();
    }

    @Test
    void a_delayed_response_comes_in_the_end_and_not_earlier(Topic topic, Network network, Values values)
            throws Exception {
        Producer<String, String> producer = topic.newProducer();
        network.delayResponses(ofMillis(300));
        long start = System.nanoTime();

        send(producer, topic, values.message()).get();

        assertThat(since(start)).isGreaterThanOrEqualTo(ofMillis(300));
    }

    @Test
    void a_held_request_does_not_reach_the_log(Topic topic, Network network, WireTap tap, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdRequests();

        send(producer, topic, values.message());
        awaitRecordsSent(tap, 1);

        assertThat(topic.values()).isEmpty();
    }

    @Test
    void a_released_request_reaches_the_log(Topic topic, Network network, WireTap tap, Values values) throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.holdRequests();
        Future<RecordMetadata> future = send(producer, topic, message);
        awaitRecordsSent(tap, 1);

        network.release();
        future.get();

        assertThat(topic.values()).containsExactly(message);
    }

    @Test
    void while_its_response_is_held_the_record_is_in_the_log_and_the_future_not_done(
            Topic topic, Network network, Values values) {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();

        Future<RecordMetadata> future = send(producer, topic, message);

        assertThat(topic.valuesOnceThereAre(1)).containsExactly(message);
        assertThat(future).isNotDone();
    }

    @Test
    void a_released_response_names_the_place_in_the_log(Topic topic, Network network, Values values) throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();
        Future<RecordMetadata> future = send(producer, topic, message);
        topic.valuesOnceThereAre(1);

        network.release();

        assertThat(topic.valueAt(future.get())).isEqualTo(message);
    }

    @Test
    void a_client_cut_off_from_its_response_retries_and_idempotence_keeps_one_copy(
            Topic topic, Network network, WireTap tap, Values values) throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();
        Future<RecordMetadata> future = send(producer, topic, message);
        topic.valuesOnceThereAre(1);

        network.cut();
        network.release();
        future.get();

        assertThat(tap.recordsSent()).isEqualTo(2);
        assertThat(topic.values()).containsExactly(message);
    }

    @Test
    void a_request_that_is_held_when_its_connection_is_cut_is_lost(
            Topic topic, Network network, WireTap tap, Values values) throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer(WITHOUT_IDEMPOTENCE);
        network.holdRequests();
        Future<RecordMetadata> future = send(producer, topic, message);
        awaitRecordsSent(tap, 1);

        network.cut();
        network.release();
        future.get();

        assertThat(tap.recordsSent()).isEqualTo(2);
        assertThat(topic.values()).containsExactly(message);
    }

    @Test
    void a_response_that_a_cut_has_lost_does_not_count_as_dropped(Topic topic, Network network, Values values)
            throws Exception {
        String message = values.message();
        Producer<String, String> producer = topic.newProducer(WITHOUT_IDEMPOTENCE);
        network.holdResponses();
        Future<RecordMetadata> future = send(producer, topic, message);
        topic.valuesOnceThereAre(1);

        network.cut();
        network.dropResponses(1);
        network.release();
        future.get();

        assertThat(topic.values()).containsExactly(message, message, message);
    }

    @Test
    void the_faults_of_one_test_leave_the_topic_of_another_alone(Topic topic, Network network, Values values)
            throws Exception {
        String message = values.message();
        TestResources neighbour =
                new TestResources(SharedBroker.get(Settings.ofThisJvm(), 1), new Values(1, "neighbour"));
        Topic theirs = (Topic) neighbour.get(Topic.class, null);
        Producer<String, String> producer = topic.newProducer();
        network.holdRequests();

        send(producer, theirs, message).get();
        neighbour.clear();

        assertThat(theirs.values()).containsExactly(message);
    }

    @Test
    void no_fault_touches_what_somebody_else_writes_into_the_same_topic(Topic topic, Network network) {
        network.holdRequests();
        network.holdResponses();

        topic.alreadyHolds(1);

        assertThat(topic.values()).containsExactly("somebody else's message 0");
    }

    @Test
    void faults_end_with_their_test(Topic topic, Values values) throws Exception {
        String message = values.message();
        TestResources earlier = new TestResources(SharedBroker.get(Settings.ofThisJvm(), 1), new Values(1, "earlier"));
        Topic theirs = (Topic) earlier.get(Topic.class, null);
        Network network = (Network) earlier.get(Network.class, null);
        WireTap tap = (WireTap) earlier.get(WireTap.class, null);
        network.holdRequests();
        network.delayResponses(ofMinutes(1));
        Future<RecordMetadata> future = send(topic.newProducer(), theirs, message);
        awaitRecordsSent(tap, 1);

        earlier.clear();

        assertThat(theirs.valueAt(future.get())).isEqualTo(message);
    }

    @Test
    void on_a_network_without_a_fault_nothing_is_seen(Network network) {
        assertThat(network.seen()).hasToString("");
    }

    @Test
    void what_is_held_is_seen_and_afterwards_that_it_was_let_go(Network network) {
        network.holdRequests();
        Observation requestsHeld = network.seen();
        network.holdResponses();
        Observation bothHeld = network.seen();
        network.release();
        Observation released = network.seen();
        network.holdResponses();

        assertThat(requestsHeld).hasToString("the test holds the requests back");
        assertThat(bothHeld).hasToString("the test holds the requests back; the test holds the answers back");
        assertThat(released)
                .hasToString("the test held the requests back, and let them go;"
                        + " the test held the answers back, and let them go");
        assertThat(network.seen())
                .hasToString("the test held the requests back, and let them go; the test holds the answers back");
    }

    @Test
    void a_delay_is_seen_with_its_length_and_direction(Network network) {
        network.delayResponses(ofMillis(1_500));
        Observation responses = network.seen();
        network.delayRequests(ofMillis(20));

        assertThat(responses).hasToString("the answers take 1,500 ms each time");
        assertThat(network.seen())
                .hasToString("the requests take 20 ms each time; the answers take 1,500 ms each time");
    }

    @Test
    void a_response_is_seen_as_lost_once_it_is(Topic topic, Network network, Values values) throws Exception {
        network.dropResponses(1);
        Observation before = network.seen();

        send(topic.newProducer(), topic, values.message()).get();

        assertThat(before).hasToString("");
        assertThat(network.seen()).hasToString("1 answer was lost");
    }

    @Test
    void several_lost_responses_are_counted(Topic topic, Network network, Values values) throws Exception {
        network.dropResponses(2);

        send(topic.newProducer(), topic, values.message()).get();

        assertThat(network.seen()).hasToString("2 answers were lost");
    }

    private static Future<RecordMetadata> send(Producer<String, String> producer, Topic topic, String message) {
        return producer.send(new ProducerRecord<>(topic.name(), message));
    }

    private static void awaitRecordsSent(WireTap tap, int count) {
        Awaitility.await(count + " records have left the client").until(() -> tap.recordsSent() >= count);
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
