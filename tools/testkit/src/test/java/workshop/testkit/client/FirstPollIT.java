package workshop.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;

@KafkaTest
class FirstPollIT {

    @Test
    void the_first_poll_is_empty_and_later_ones_are_not(Topic topic) {
        topic.alreadyHolds(3);
        Consumer<String, String> consumer = assigned(topic, FirstPoll.firstPollIsEmpty(topic.newConsumer()));

        assertThat(consumer.poll(Duration.ofSeconds(5))).isEmpty();
        assertThat(consumer.poll(Duration.ofSeconds(5))).hasSize(3);
    }

    @Test
    void something_happens_before_the_first_poll_and_not_again(Topic topic) {
        List<String> events = new ArrayList<>();
        Consumer<String, String> consumer =
                assigned(topic, FirstPoll.beforeFirstPoll(topic.newConsumer(), () -> events.add("now")));

        consumer.poll(Duration.ZERO);
        consumer.poll(Duration.ZERO);

        assertThat(events).containsExactly("now");
    }

    @Test
    void an_exception_of_the_consumer_comes_through_as_it_is(Topic topic) {
        Consumer<String, String> consumer = FirstPoll.firstPollIsEmpty(topic.newConsumer());

        assertThatThrownBy(() -> consumer.poll(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_topic_that_is_deleted_gives_nothing_more(Topic topic) {
        topic.alreadyHolds(3);
        Consumer<String, String> consumer =
                assigned(topic, FirstPoll.beforeFirstPoll(topic.newConsumer(), topic::delete));
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        long start = System.nanoTime();

        Awaitility.await("a second").pollInSameThread().until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            return System.nanoTime() - start > Duration.ofSeconds(1).toNanos();
        });

        assertThat(found).isEmpty();
    }

    private static Consumer<String, String> assigned(Topic topic, Consumer<String, String> consumer) {
        List<TopicPartition> partitions = List.of(new TopicPartition(topic.name(), 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
