package workshop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workshop.testkit.Observation.observed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workshop.testkit.client.LentClients;
import workshop.testkit.harness.SharedBroker;
import workshop.testkit.report.Describe;

/**
 * A fresh topic on the workshop's broker, seen from the broker's side.
 *
 * <p>{@link #records()} reads the log up to its end offsets at the moment of the call, without a consumer group, so a record that the
 * client has not handed over yet is not there yet. On a cluster that end is what the in-sync replicas all have, the high watermark.
 */
public final class Topic {

    private static final int SHOWN_RECORDS = 3;

    private final SharedBroker shared;
    private final LentClients clients;
    private final String name;
    private final int partitions;
    private final List<Integer> replicas;
    private final Uuid id;

    /** Of {@code replicas} the first leads every partition; a single broker needs no list. */
    Topic(
            SharedBroker shared,
            LentClients clients,
            String name,
            int partitions,
            List<Integer> replicas,
            Map<String, String> config) {
        this.shared = shared;
        this.clients = clients;
        this.name = name;
        this.partitions = partitions;
        this.replicas = replicas;
        this.id = shared.clients().createTopic(name, partitions, replicas, config);
    }

    public String name() {
        return name;
    }

    Uuid id() {
        return id;
    }

    int replicas() {
        return replicas.size();
    }

    boolean isReplicatedTo(int brokerId) {
        return replicas.contains(brokerId);
    }

    TopicPartition partition(int partition) {
        return new TopicPartition(name, partition);
    }

    /** Where a learner's producer finds the broker: {@code host:port}. */
    public String bootstrapServers() {
        return shared.broker().learnerServers();
    }

    /**
     * A producer of text that knows this topic already. Its settings are Kafka's defaults, but for {@code max.block.ms=5000}. It is closed
     * when the test is over.
     */
    public Producer<String, String> newProducer() {
        return newProducer(Map.of());
    }

    /** The same with some settings of one's own. */
    public <V> Producer<String, V> newProducer(Map<String, Object> settings) {
        Producer<String, V> producer = clients.newProducer(settings);
        producer.partitionsFor(name);
        return producer;
    }

    /** A consumer of text that is assigned to nothing yet, and in no group. It is closed when the test is over. */
    public Consumer<String, String> newConsumer() {
        return newConsumer(Map.of());
    }

    /** The same with some settings of one's own. */
    public Consumer<String, String> newConsumer(Map<String, Object> settings) {
        return clients.newConsumer(settings);
    }

    /** An admin client. It is closed when the test is over. */
    public Admin newAdmin() {
        return newAdmin(Map.of());
    }

    /** The same with some settings of one's own. */
    public Admin newAdmin(Map<String, Object> settings) {
        return clients.newAdmin(settings);
    }

    /** Has this producer closed when the test is over. */
    public <P extends Producer<?, ?>> P closeLater(P producer) {
        return clients.closeLater(producer);
    }

    /** The partition that Kafka's own partitioning gives this key ({@code BuiltInPartitioner}: murmur2 of its bytes). */
    public int partitionOf(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), partitions);
    }

    /** Puts {@code count} records of somebody else into every partition. */
    public void alreadyHolds(int count) {
        for (int partition = 0; partition < partitions; partition++) {
            for (int i = 0; i < count; i++) {
                shared.clients().send(new ProducerRecord<>(name, partition, null, "somebody else's message " + i));
            }
        }
    }

    /** Deletes the topic, and returns when the broker has none of that name any more. */
    public void delete() {
        shared.clients().deleteTopic(name, id);
    }

    /** What is in the log now, partition by partition in the order of offsets. */
    public List<LogRecord> records() {
        List<TopicPartition> all =
                IntStream.range(0, partitions).mapToObj(this::partition).toList();
        return shared.clients().read(all).stream().map(LogRecord::new).toList();
    }

    /** The values in the log now, as text. */
    public List<String> values() {
        return records().stream().map(LogRecord::value).toList();
    }

    /** The values in the log, as soon as there are {@code count} of them; after 10 seconds, what is there then. */
    public List<String> valuesOnceThereAre(int count) {
        try {
            return Awaitility.await(count + " records in " + name)
                    .atMost(Duration.ofSeconds(10))
                    .pollDelay(Duration.ZERO)
                    .until(this::values, values -> values.size() >= count);
        } catch (ConditionTimeoutException e) {
            return values();
        }
    }

    /** The places of all records with this value, such as {@code forest-defense-7f3a-0@41}. */
    public List<String> placesOf(String value) {
        return placesOf(value, records());
    }

    private static List<String> placesOf(String value, List<LogRecord> records) {
        return records.stream()
                .filter(record -> Objects.equals(record.value(), value))
                .map(LogRecord::place)
                .toList();
    }

    /** Where the record with this value is; if it is nowhere, what is there instead. */
    public Observation whereIs(String value) {
        List<LogRecord> records = records();
        List<String> places = placesOf(value, records);
        return places.isEmpty()
                ? observed("your message nowhere; %s", shown(records))
                : observed("your message at %s", String.join(" and at ", places));
    }

    /** What is at the offset of partition 0 now, in words. */
    public String ownerOf(long offset) {
        return records().stream()
                .filter(record -> record.partition() == 0 && record.offset() == offset)
                .map(LogRecord::value)
                .map(Describe::value)
                .findFirst()
                .orElse("nobody");
    }

    /** The topic's configuration, as it is now. */
    public Map<String, String> config() {
        return shared.clients().configOf(name);
    }

    /** The value in the log at the place that the metadata names, or null if there is no record, or none with a value. */
    public String valueAt(RecordMetadata metadata) {
        return records().stream()
                .filter(record -> record.place().equals(String.valueOf(metadata)))
                .findFirst()
                .map(LogRecord::value)
                .orElse(null);
    }

    /** The log in a few words, its end first. */
    public Observation shown() {
        return shown(records());
    }

    private Observation shown(List<LogRecord> records) {
        int count = records.size();
        if (count == 0) {
            return observed("nothing in %s", name);
        }
        String last = records.stream()
                .skip(Math.max(0, count - SHOWN_RECORDS))
                .map(LogRecord::toString)
                .collect(Collectors.joining(", "));
        String sentence = count == 1 ? "%s record in %s: %s" : "%s records in %s: %s";
        return observed(sentence, count, name, (count > SHOWN_RECORDS ? "…, " : "") + last);
    }
}
