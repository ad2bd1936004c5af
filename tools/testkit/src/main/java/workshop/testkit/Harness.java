package workshop.testkit;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import workshop.testkit.broker.Broker;
import workshop.testkit.broker.BrokerMode;
import workshop.testkit.broker.EmbeddedCluster;
import workshop.testkit.report.SetupException;
import workshop.testkit.wire.Proxy;

/**
 * The broker of this JVM, or its cluster, with the proxy before it, and the clients with which the tests look at it past every fault. There
 * is one for each number of brokers that a test has asked for.
 */
final class Harness {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<Integer, Harness> HARNESSES = new HashMap<>();
    private static final Map<Integer, SetupException> PROBLEMS = new ConcurrentHashMap<>();

    private final Proxy proxy;
    private final Broker broker;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<String, String> producer;

    /** From now on it is tried again to start what could not be started. */
    static void forgetProblems() {
        PROBLEMS.clear();
    }

    /**
     * Starts the broker at the first call. Throws {@link SetupException} if there can be none; it is not tried again then, unless
     * {@link #forgetProblems} is called.
     */
    static Harness get() {
        return get(1);
    }

    /** The same with so many brokers. */
    static synchronized Harness get(int brokers) {
        if (PROBLEMS.containsKey(brokers)) {
            throw PROBLEMS.get(brokers);
        }
        Harness harness = HARNESSES.get(brokers);
        if (harness == null) {
            harness = onThreadOfItsOwn(brokers);
            HARNESSES.put(brokers, harness);
        }
        return harness;
    }

    /** The broker's threads belong to no test: they are started from a thread group of their own. */
    private static Harness onThreadOfItsOwn(int brokers) {
        List<Object> outcome = new ArrayList<>();
        Thread starter = new Thread(
                new ThreadGroup("workshop"),
                () -> {
                    try {
                        outcome.add(new Harness(brokers));
                    } catch (IOException | RuntimeException e) {
                        outcome.add(new SetupException(e.getMessage(), e));
                    } catch (Error e) {
                        outcome.add(new SetupException("The broker could not start: " + e, e));
                    }
                },
                "workshop-start");
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupException("The start of the broker was interrupted.", e);
        }
        if (outcome.get(0) instanceof SetupException problem) {
            PROBLEMS.put(brokers, problem);
            throw problem;
        }
        return (Harness) outcome.get(0);
    }

    private Harness(int brokers) throws IOException {
        BrokerMode mode = BrokerMode.fromSystemProperty();
        if (!mode.isLent() && !System.getProperty("kafka.config", "").isEmpty()) {
            throw new IOException(
                    "-Dkafka.config= is for a cluster of your own: name it with -Dkafka=host:port, or leave"
                            + " both out.");
        }
        proxy = new Proxy();
        Thread loading = new Thread(this::loadClientClasses, "workshop-load");
        loading.start();
        broker = brokers == 1 ? mode.start(proxy) : mode.startCluster(proxy, brokers);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "workshop-stop"));
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.harnessServers(), "client.id", "workshop-harness", "retry.backoff.ms", 5);
        admin = Admin.create(config);
        Map<String, Object> impatient = new HashMap<>(config);
        impatient.put("fetch.max.wait.ms", 1); // what is not there now is not waited for
        consumer = new KafkaConsumer<>(impatient, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    /** Loads what a producer is made of while the broker starts on the other core; it waits at the proxy's door and is sent home. */
    private void loadClientClasses() {
        Map<String, Object> config =
                Map.of("bootstrap.servers", Proxy.HOST + ":" + proxy.port(), "client.id", "workshop-load");
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer()).close(Duration.ZERO);
    }

    private void stop() {
        proxy.close();
        broker.close();
    }

    Proxy proxy() {
        return proxy;
    }

    /** The cluster, if there is one. */
    Optional<EmbeddedCluster> cluster() {
        return Optional.of(broker).filter(EmbeddedCluster.class::isInstance).map(EmbeddedCluster.class::cast);
    }

    String learnerServers() {
        return broker.learnerServers();
    }

    /** What a topic that a test wants to create is called on this broker. */
    String nameOf(String topic) {
        return broker.nameOf(topic);
    }

    /** A test is over: its topics go, if the broker will outlive this JVM. */
    void removeTopics() {
        broker.removeTopics();
    }

    /**
     * Creates the topic, on these brokers of which the first leads, or where Kafka likes if none are named. Returns its id once the broker
     * leads all its partitions. Between the two, a broker answers NOT_LEADER_OR_FOLLOWER, and an idempotent producer with several batches
     * under way can be busy for seconds with the consequences.
     */
    Uuid createTopic(String name, int partitions, List<Integer> replicas, Map<String, String> config) {
        NewTopic topic = replicas.isEmpty()
                ? new NewTopic(name, Optional.of(partitions), Optional.empty())
                : new NewTopic(name, IntStream.range(0, partitions).boxed().collect(toMap(identity(), on -> replicas)));
        topic.configs(config);
        Uuid id = get("create topic " + name, admin.createTopics(List.of(topic)).topicId(name)::get);
        Map<TopicPartition, OffsetSpec> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Awaitility.await("the broker leads " + name)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptionsMatching(ExecutionException.class::isInstance)
                .until(() -> admin.listOffsets(all).all().get() != null); // only a leader answers this one
        return id;
    }

    /** Every setting of the topic, those that the broker or Kafka itself decide included. */
    Map<String, String> configOf(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return get(
                        "describe " + topic,
                        admin.describeConfigs(List.of(resource)).values().get(resource)::get)
                .entries()
                .stream()
                .filter(entry -> entry.value() != null)
                .collect(toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Deletes the topic, and returns when the broker has none of that name any more. */
    void deleteTopic(String name) {
        get("delete topic " + name, admin.deleteTopics(List.of(name)).all()::get);
        Awaitility.await("the broker has no " + name)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() ->
                        !get("list topics", admin.listTopics().names()::get).contains(name));
    }

    /** Sets the quota of this client id, or lifts it if there is none. A broker obeys within milliseconds of the return. */
    void limitProducer(String clientId, OptionalDouble bytesPerSecond) {
        ClientQuotaEntity entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, clientId));
        ClientQuotaAlteration.Op rate = new ClientQuotaAlteration.Op(
                "producer_byte_rate", bytesPerSecond.isPresent() ? bytesPerSecond.getAsDouble() : null);
        get(
                "set the quota of " + clientId,
                admin.alterClientQuotas(List.of(new ClientQuotaAlteration(entity, List.of(rate))))
                        .all()::get);
    }

    /** Sends straight to the broker, and waits for it. */
    void send(ProducerRecord<String, String> record) {
        get("send to " + record.topic(), producer.send(record)::get);
    }

    /** Everything in the log of these partitions up to the end offsets at the moment of the call. */
    synchronized List<LogRecord> read(List<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions, PATIENCE);
        List<LogRecord> records = new ArrayList<>();
        BooleanSupplier atEnd = () -> end.entrySet().stream()
                .allMatch(partition -> consumer.position(partition.getKey(), PATIENCE) >= partition.getValue());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!atEnd.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The log of " + partitions + " could not be read up to " + end);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                records.add(new LogRecord(record));
            }
        }
        records.sort(comparing(LogRecord::partition).thenComparing(LogRecord::offset));
        return records;
    }

    private interface Answer<T> {
        T get(long timeout, TimeUnit unit) throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static <T> T get(String what, Answer<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker could not " + what + ": " + Shown.exception(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to " + what, e);
        }
    }
}
