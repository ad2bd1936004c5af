package workshop.testkit.harness;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import workshop.testkit.broker.Broker;
import workshop.testkit.report.Describe;

/** The clients with which tests set a broker up and look at it, by a listener that no fault touches. */
public final class HarnessClients {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Broker broker;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<String, String> producer;

    HarnessClients(Broker broker) {
        this.broker = broker;
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.harnessServers(), "client.id", "workshop-harness", "retry.backoff.ms", 5);
        admin = Admin.create(config);
        Map<String, Object> impatient = new HashMap<>(config);
        impatient.put("fetch.max.wait.ms", 1); // what is not there now is not waited for
        consumer = new KafkaConsumer<>(impatient, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    /**
     * Creates the topic on these brokers, of which the first leads; Kafka chooses if there are none. Returns its id once the broker leads all
     * its partitions. Between the two, a broker answers NOT_LEADER_OR_FOLLOWER, and an idempotent producer with several batches in flight
     * can be busy for seconds with the consequences.
     */
    public Uuid createTopic(String name, int partitions, List<Integer> replicas, Map<String, String> config) {
        NewTopic topic = replicas.isEmpty()
                ? new NewTopic(name, Optional.of(partitions), Optional.empty())
                : new NewTopic(name, IntStream.range(0, partitions).boxed().collect(toMap(identity(), on -> replicas)));
        topic.configs(config);
        Uuid id = get("create topic " + name, admin.createTopics(List.of(topic)).topicId(name)::get);
        broker.created(name, id);
        Map<TopicPartition, OffsetSpec> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
        waitUntil("the broker leads " + name)
                .ignoreExceptionsMatching(ExecutionException.class::isInstance)
                .until(() -> admin.listOffsets(all).all().get() != null); // only a leader answers this one
        return id;
    }

    /** Every setting of the topic, those that the broker or Kafka itself decide included. */
    public Map<String, String> configOf(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return get(
                        "describe " + topic,
                        admin.describeConfigs(List.of(resource)).values().get(resource)::get)
                .entries()
                .stream()
                .filter(entry -> entry.value() != null)
                .collect(toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Deletes the topic of this id, and returns when the broker has none of that name any more. */
    public void deleteTopic(String name, Uuid id) {
        get(
                "delete topic " + name,
                admin.deleteTopics(TopicCollection.ofTopicIds(List.of(id))).all()::get);
        waitUntil("the broker has no " + name)
                .until(() ->
                        !get("list topics", admin.listTopics().names()::get).contains(name));
    }

    /** Sets the quota of this client id, or lifts it if there is none. A broker obeys within milliseconds of the return. */
    public void limitProducer(String clientId, OptionalDouble bytesPerSecond) {
        ClientQuotaEntity entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, clientId));
        ClientQuotaAlteration.Op rate = new ClientQuotaAlteration.Op(
                "producer_byte_rate", bytesPerSecond.isPresent() ? bytesPerSecond.getAsDouble() : null);
        get(
                "set the quota of " + clientId,
                admin.alterClientQuotas(List.of(new ClientQuotaAlteration(entity, List.of(rate))))
                        .all()::get);
    }

    /** Sends straight to the broker, and waits for it. */
    public void send(ProducerRecord<String, String> record) {
        get("send to " + record.topic(), producer.send(record)::get);
    }

    /** Everything in the log of these partitions up to the end offsets at the moment of the call, by partition and offset. */
    public synchronized List<ConsumerRecord<byte[], byte[]>> read(List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions, PATIENCE);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        BooleanSupplier atEnd = () -> end.entrySet().stream()
                .allMatch(partition -> consumer.position(partition.getKey(), PATIENCE) >= partition.getValue());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!atEnd.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The log of " + partitions + " could not be read up to " + end);
            }
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        records.sort(comparing((ConsumerRecord<byte[], byte[]> record) -> record.partition())
                .thenComparing(ConsumerRecord::offset));
        return records;
    }

    private static ConditionFactory waitUntil(String what) {
        return Awaitility.await(what).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    private interface Answer<T> {
        T get(long timeout, TimeUnit unit) throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static <T> T get(String what, Answer<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker could not " + what + ": " + Describe.exception(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to " + what, e);
        }
    }
}
