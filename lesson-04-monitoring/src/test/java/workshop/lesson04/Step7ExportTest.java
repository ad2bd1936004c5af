package workshop.lesson04;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.client.ProducerMetrics;

@KafkaTest
class Step7ExportTest {

    /** Micrometer's name, and Kafka's. */
    private static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "kafka.producer.record.send.total", "record-send-total",
            "kafka.producer.record.error.total", "record-error-total",
            "kafka.producer.record.retry.total", "record-retry-total",
            "kafka.producer.buffer.available.bytes", "buffer-available-bytes",
            "kafka.producer.batch.size.max", "batch-size-max"));

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    @Order(1)
    void the_meters_say_what_jmx_says(@TopicSpec(compacted = true) Topic topic, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer = producer(topic, clientId);
        send(producer, topic, "Robin", 3);
        send(producer, topic, null, 2);

        try (Export export = new Export(producer, registry)) {
            verifyMeters(
                    clientId,
                    "3 records stored and 2 without a key refused",
                    "Kafka's client has its metrics; a binder only has to hand them over, each with the tag client.id");
        }
    }

    @Test
    @Order(2)
    void the_meters_follow_the_producer(@TopicSpec(compacted = true) Topic topic, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer = producer(topic, clientId);
        send(producer, topic, "Robin", 1);

        try (Export export = new Export(producer, registry)) {
            send(producer, topic, "Robin", 4);
            send(producer, topic, null, 2);
            System.gc();

            verifyMeters(
                    clientId,
                    "5 records stored and 2 refused, all but one of them after export; and the garbage collector ran",
                    "a meter has to ask the producer each time it is read; a value that was copied stays what it was, and a"
                            + " gauge on an object that nobody else holds becomes NaN");
        }
    }

    @Test
    @Order(3)
    void two_producers_are_told_apart(Topic topic, Values values) {
        String one = clientId(values);
        String two = clientId(values);
        Producer<String, String> first = producer(topic, one);
        Producer<String, String> second = producer(topic, two);
        send(first, topic, "Robin", 2);
        send(second, topic, "Robin", 7);

        try (Export firstExport = new Export(first, registry);
                Export secondExport = new Export(second, registry)) {
            verifyMeters(one, "2 records by this producer, 7 by another", "the tag client.id keeps them apart");
            verifyMeters(two, "7 records by this producer, 2 by another", "the tag client.id keeps them apart");
        }
    }

    @Test
    @Order(4)
    void closing_takes_the_meters_away(Topic topic, Values values) {
        Producer<String, String> producer = producer(topic, clientId(values));
        send(producer, topic, "Robin", 2);
        Export export = new Export(producer, registry);

        export.close();
        export.close();

        verify(kafkaMeters())
                .youDid("after close() the registry still has " + kafkaMeters().size() + " meters of "
                        + "this producer")
                .kafkaSaw(() -> "2 records by a producer that is nobody's business any more")
                .why("meters of a producer that is gone go on showing its last values, and hold it in memory")
                .isEmpty();
    }

    @Test
    @Order(5)
    void closing_leaves_the_meters_of_others(Topic topic, Values values) {
        String one = clientId(values);
        String two = clientId(values);
        Producer<String, String> first = producer(topic, one);
        Producer<String, String> second = producer(topic, two);
        registry.counter("orders.shouted").increment();
        Export firstExport = new Export(first, registry);

        try (Export export = new Export(second, registry)) {
            firstExport.close();
            send(second, topic, "Robin", 3);

            verify(registry.find("orders.shouted").counter() != null)
                    .youDid("after close() the registry has "
                            + registry.getMeters().size() + " meters, orders.shouted is"
                            + (registry.find("orders.shouted").counter() == null ? " not" : "") + " among them")
                    .kafkaSaw(() -> "a registry that the application uses for its own meters, too")
                    .why("the registry belongs to the application; take away what you have brought, and nothing else")
                    .isTrue();
            verifyMeters(
                    two,
                    "3 records by this producer, while the export of another was closed",
                    "closing one export leaves the meters of other producers alone");
        }
    }

    @Test
    @Order(6)
    void the_producer_stays_open(Topic topic, Values values) {
        Producer<String, String> producer = producer(topic, clientId(values));
        new Export(producer, registry).close();

        Call<?> call = call(
                "a send after close() of the export",
                () -> producer.send(new ProducerRecord<>(topic.name(), values.message()))
                        .get(5, SECONDS));

        verify(call.thrown())
                .youDid(call)
                .kafkaSaw(topic::shown)
                .why("whoever creates a producer closes it; an export only looks at it")
                .isNull();
    }

    @Test
    @Order(7)
    void no_thread_is_left(Topic topic, Values values) {
        Producer<String, String> producer = producer(topic, clientId(values));
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        new Export(producer, registry).close();

        verify(threadsMoreThan(before))
                .youDid("a while after close() of the export these threads are left: " + threadsMoreThan(before))
                .kafkaSaw(() -> "one export, opened and closed")
                .why("a binder looks for new metrics on a thread of its own, until it is closed")
                .isEmpty();
    }

    @Test
    @Order(8)
    void prometheus_can_read_it(@TopicSpec(compacted = true) Topic topic, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer = producer(topic, clientId);
        send(producer, topic, null, 2);
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        try (Export export = new Export(producer, prometheus)) {
            String scraped = prometheus.scrape();
            List<String> errors = scraped.lines()
                    .filter(line -> line.matches(
                            "kafka_producer_record_error_total\\{[^}]*client_id=\"" + clientId + "\"[^}]*} 2\\.0"))
                    .toList();

            verify(List.of(errors.size(), unreadable(scraped)))
                    .youDid("the scraped text has " + scraped.lines().count() + " lines, " + errors.size()
                            + " of them kafka_producer_record_error_total of this producer with 2.0; unreadable: "
                            + unreadable(scraped))
                    .kafkaSaw(() -> "2 records without a key, refused")
                    .why("Prometheus reads a line as name{label=\"value\"} number; the tag client.id becomes client_id")
                    .isEqualTo(List.of(1, List.of()));
        }
        prometheus.close();
    }

    @Test
    @Order(9)
    void a_closed_producer_has_its_last_counts(Topic topic, Values values) {
        String clientId = clientId(values);
        Producer<String, String> producer = producer(topic, clientId);
        send(producer, topic, "Robin", 3);
        producer.close();

        try (Export export = new Export(producer, registry)) {
            List<Double> sends = measured(clientId, "kafka.producer.record.send.total");

            verify(sends)
                    .youDid("after export of a closed producer the registry says record.send.total=" + sends)
                    .kafkaSaw(() -> topic.values().size() + " records in the log, sent before it was closed")
                    .why("the last scrape of a program comes after its producer was closed, and wants its last numbers")
                    .isEqualTo(List.of(3.0));
        }
    }

    /** The learner's export, closed without a checked exception. */
    private record Export(AutoCloseable export) implements AutoCloseable {

        Export(Producer<?, ?> producer, MeterRegistry registry) {
            this(call("export", () -> Step7Export.export(producer, registry)).value());
        }

        @Override
        public void close() {
            call("close() of the export", export::close).value();
        }
    }

    private void verifyMeters(String clientId, String kafkaSaw, String why) {
        Map<String, Double> jmx = NAMES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        name -> ProducerMetrics.of(clientId)
                                .value(name.getValue())
                                .orElse(0),
                        (one, other) -> one,
                        TreeMap::new));
        Map<String, List<Double>> meters = NAMES.keySet().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> measured(clientId, name), (one, other) -> one, TreeMap::new));
        verify(meters)
                .youDid("the registry has " + registry.getMeters().size()
                        + " meters, with the tag client.id of this producer: " + say(meters))
                .kafkaSaw(() -> kafkaSaw + "; JMX says " + say(jmx))
                .why(why)
                .isEqualTo(jmx.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, value -> List.of(value.getValue()))));
    }

    private static String say(Map<String, ?> meters) {
        return meters.toString().replace("kafka.producer.", "");
    }

    private List<Double> measured(String clientId, String name) {
        return registry.find(name).tag("client.id", clientId).meters().stream()
                .map(meter -> meter.measure().iterator().next().getValue())
                .toList();
    }

    private List<Meter> kafkaMeters() {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("kafka."))
                .toList();
    }

    private static List<String> unreadable(String scraped) {
        return scraped.lines()
                .filter(line -> !line.startsWith("#"))
                .filter(
                        line -> !line.matches(
                                "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"[^\"]*\",?)*})? (NaN|[+-]?Inf|[-+0-9.eE]+)"))
                .toList();
    }

    /** Those of Micrometer's threads that were not there before, as soon as there is none, or after a second. */
    private static List<String> threadsMoreThan(Set<Thread> before) {
        try {
            return await("no thread more").atMost(ofSeconds(1)).until(() -> more(before), List::isEmpty);
        } catch (ConditionTimeoutException e) {
            return more(before);
        }
    }

    private static List<String> more(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("micrometer") && !before.contains(thread))
                .map(Thread::getName)
                .toList();
    }

    private static String clientId(Values values) {
        return "little-john-" + values.word();
    }

    private static Producer<String, String> producer(Topic topic, String clientId) {
        return topic.newProducer(Map.of("client.id", clientId, "linger.ms", 0));
    }

    /** Sends and waits; without a key a compacted topic refuses. */
    private static void send(Producer<String, String> producer, Topic topic, String key, int count) {
        for (int i = 0; i < count; i++) {
            producer.send(new ProducerRecord<>(topic.name(), key, "Prepare for battle!"));
            producer.flush();
        }
        await("an empty buffer").until(() -> isEmpty(producer));
    }

    private static boolean isEmpty(Producer<String, String> producer) {
        return producer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("buffer-available-bytes"))
                .allMatch(metric -> ((Number) metric.metricValue()).longValue() == 32 * 1024 * 1024);
    }
}
