package workshop.lesson03;

import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.WireTap;

@KafkaTest(brokers = 3)
class Step2ConfirmationTest {

    @Test
    @Order(1)
    void a_message_that_the_broker_refused_is_unverified_with_acks_0(
            @TopicSpec(partitions = 3) Topic topic, Values values) throws Exception {
        int partition = values.between(1, 2);
        LargeMessage message = LargeMessage.of(values);
        RecordMetadata metadata = send(topic, "0", partition, message.text());

        Call<Confirmation> call = interpret(metadata);

        verify(call.value())
                .youDid(call + " for metadata of partition " + partition + " whose offset is " + metadata.offset())
                .kafkaSaw(() -> topic.shown().and(message.besideLimitOf(topic)))
                .why("acks=0 has no answer: the producer took the message as delivered when it had left, and"
                        + " nobody could tell it that the broker had refused it")
                .isEqualTo(new Confirmation.Unverified(partition));
    }

    @Test
    @Order(2)
    void a_message_that_the_broker_took_is_unverified_with_acks_0_too(
            @TopicSpec(partitions = 3) Topic topic, WireTap tap, Values values) throws Exception {
        int partition = values.between(1, 2);
        RecordMetadata metadata = send(topic, "0", partition, values.message());
        topic.valuesOnceThereAre(1);

        Call<Confirmation> call = interpret(metadata);

        verify(call.value())
                .youDid(call + " for metadata of partition " + partition + " whose offset is " + metadata.offset())
                .kafkaSaw(() -> topic.shown().and(tap.seen()))
                .why("what the sender may say does not depend on luck: with acks=0 it has not heard of any message")
                .isEqualTo(new Confirmation.Unverified(partition));
    }

    @Test
    @Order(3)
    void the_first_message_of_a_partition_is_stored_at_offset_0(@TopicSpec(partitions = 3) Topic topic, Values values)
            throws Exception {
        int partition = values.between(1, 2);
        RecordMetadata metadata = send(topic, "1", partition, values.message());
        topic.valuesOnceThereAre(1); // with acks=1 a reader sees it a moment later

        Call<Confirmation> call = interpret(metadata);

        verify(call.value())
                .youDid(call + " for metadata of acks=1, partition " + partition + ", whose offset is "
                        + metadata.offset())
                .kafkaSaw(topic::shown)
                .why("offsets start at 0: the first message of a partition is confirmed like any other")
                .isEqualTo(new Confirmation.Stored(partition, 0));
    }

    @Test
    @Order(4)
    void a_message_behind_others_is_stored_at_its_offset(@TopicSpec(partitions = 3) Topic topic, Values values)
            throws Exception {
        int before = values.between(2, 5);
        int partition = values.between(1, 2);
        topic.alreadyHolds(before);
        String message = values.message();
        RecordMetadata metadata = send(topic, "all", partition, message);

        Call<Confirmation> call = interpret(metadata);

        verify(call.value())
                .youDid(call + " for metadata of acks=all, partition " + partition + ", whose offset is "
                        + metadata.offset())
                .kafkaSaw(() -> topic.whereIs(message))
                .why("all in-sync replicas have it at this place, and the metadata says which")
                .isEqualTo(new Confirmation.Stored(partition, before));
    }

    private static RecordMetadata send(Topic topic, String acks, int partition, String message) throws Exception {
        Producer<String, String> producer =
                topic.newProducer(Map.of("acks", acks, "max.request.size", 4 * 1024 * 1024));
        return producer.send(new ProducerRecord<>(topic.name(), partition, null, message))
                .get();
    }

    private static Call<Confirmation> interpret(RecordMetadata metadata) {
        return call("interpret", () -> Step2Confirmation.interpret(metadata));
    }
}
