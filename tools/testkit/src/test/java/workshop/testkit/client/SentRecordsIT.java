package workshop.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import workshop.testkit.KafkaTest;
import workshop.testkit.Network;
import workshop.testkit.Topic;
import workshop.testkit.Values;
import workshop.testkit.client.SentRecords.Tally;

@KafkaTest
class SentRecordsIT {

    private final SentRecords dispatches = new SentRecords();

    @Test
    void answers_confirm_or_fail(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer(Map.of("max.request.size", 2_000));

        send(producer, topic, values.message());
        send(producer, topic, "x".repeat(3_000));
        dispatches.awaitAnswers();

        assertThat(dispatches.tally())
                .isEqualTo(new Tally(2, 1, 0, Optional.empty(), Map.of("RecordTooLargeException", 1L)));
    }

    @Test
    void what_send_throws_is_a_failure(Topic topic, Values values) {
        Producer<String, String> producer = topic.newProducer();
        producer.close();

        send(producer, topic, values.message());

        assertThat(dispatches.tally())
                .isEqualTo(new Tally(1, 0, 0, Optional.empty(), Map.of("IllegalStateException", 1L)));
    }

    @Test
    void the_oldest_without_an_answer_gives_its_age(Topic topic, Network network, Values values) {
        Producer<String, String> producer = topic.newProducer();
        network.holdResponses();
        long start = System.nanoTime();
        send(producer, topic, values.message());
        long sent = System.nanoTime();
        send(producer, topic, values.message());
        long looking = System.nanoTime();

        Tally tally = dispatches.tally();

        assertThat(tally.pending()).isEqualTo(2);
        assertThat(tally.oldestPending().orElseThrow())
                .isBetween(Duration.ofNanos(looking - sent), Duration.ofNanos(System.nanoTime() - start));
    }

    private void send(Producer<String, String> producer, Topic topic, String message) {
        dispatches.send(producer, new ProducerRecord<>(topic.name(), message));
    }
}
