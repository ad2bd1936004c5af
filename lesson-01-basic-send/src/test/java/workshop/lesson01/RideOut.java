package workshop.lesson01;

import static workshop.testkit.report.Screen.print;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.environment.Settings;
import workshop.testkit.report.Describe;
import workshop.testkit.report.Step;
import workshop.testkit.report.Verdict;

/** An experiment, to watch and not to be graded: your steps 1 to 4 in a row, and the Merry Men reading what arrives. */
@KafkaTest
class RideOut {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Test
    void little_john_rides_out(@TopicSpec(name = "forest-defense") Topic topic) throws Exception {
        print("\nRobin has a message for " + topic.name() + ".");
        try (Consumer<String, String> merryMen = merryMen(topic)) {
            rideWithYourProducer(topic);
            hear(merryMen, 2);
            rideAgain(topic, List.of("Man the oak bridge!", "Hide the horses!", "Bows ready!"));
            hear(merryMen, 3);
            print("");
        } catch (UnsupportedOperationException e) {
            if (Verdict.isNotWritten(e)) {
                throw new AssertionError(whatIsMissing(e));
            }
            throw e;
        }
    }

    private static void rideWithYourProducer(Topic topic) throws Exception {
        Producer<String, String> producer = Step1CreateProducer.createProducer(topic.bootstrapServers());
        try (producer) {
            tell("Robin", "calls Little John", "createProducer returned " + Describe.value(producer));

            Future<RecordMetadata> promise = Step2Send.send(producer, topic.name(), "Hear the horn!");
            tell("Little John", "takes \"Hear the horn!\"", "send returned " + Describe.value(promise));

            long start = System.nanoTime();
            RecordMetadata metadata =
                    Step3Metadata.sendAndWait(producer, topic.name(), "Prepare for battle!", PATIENCE);
            tell(
                    "Little John",
                    "brings \"Prepare for battle!\"",
                    place(metadata.topic(), metadata.partition(), metadata.offset()) + ", answered after "
                            + millisSince(start));
        }
        tell("Little John", "is home again", "the producer is closed");
    }

    private static void rideAgain(Topic topic, List<String> orders) {
        long start = System.nanoTime();
        Step4Close.sendAll(topic.bootstrapServers(), topic.name(), orders);
        tell("Little John", "rides with " + orders.size() + " more", "sendAll was back after " + millisSince(start));
    }

    private static Consumer<String, String> merryMen(Topic topic) {
        Consumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, topic.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> all = List.of(new TopicPartition(topic.name(), 0));
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }

    private static void hear(Consumer<String, String> merryMen, int expected) {
        int heard = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (heard < expected && System.nanoTime() < deadline) {
            for (ConsumerRecord<String, String> record : merryMen.poll(Duration.ofMillis(100))) {
                tell(
                        "Merry Men",
                        "read \"" + record.value() + "\"",
                        place(record.topic(), record.partition(), record.offset()));
                heard++;
            }
        }
        if (heard < expected) {
            throw new AssertionError("The Merry Men waited " + Describe.millis(PATIENCE) + " and read " + heard + " of "
                    + expected + " messages.");
        }
    }

    private static String whatIsMissing(UnsupportedOperationException notWritten) {
        Step step = Step.ofStarter(Settings.ofThisJvm().lesson(), notWritten);
        return "Here the ride ends: " + step.title() + " is not written yet.\n\n  read       " + step.readmeSection();
    }

    private static void tell(String who, String does, String fact) {
        print(String.format("  %-12s %-28s %s", who, does, fact));
    }

    private static String place(String topic, int partition, long offset) {
        return topic + ", partition " + partition + ", offset " + offset;
    }

    private static String millisSince(long startNanos) {
        return Describe.millis(Duration.ofNanos(System.nanoTime() - startNanos));
    }
}
