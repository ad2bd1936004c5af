package workshop.lesson04;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.client.ProducerMetrics;
import workshop.testkit.client.SentRecords.Tally;

@KafkaTest
class Step7ExportTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    @Order(1)
    void the_meters_say_what_jmx_says(@TopicSpec(compacted = true) Topic topic, Values values) {
        NamedProducer producer = producer(topic, values);
        Tally withKey = send(producer, topic, "Robin", 3);
        Tally withoutKey = send(producer, topic, null, 2);

        try (Export export = new Export(producer, registry)) {
            verifyMeters(
                    producer,
                    () -> observed(
                            "%s records stored and %s without a key refused",
                            withKey.confirmed(), Readings.failed(withoutKey)),
                    "Kafka's client has its metrics; a binder only has to hand them over, each with the tag client.id");
        }
    }

    @Test
    @Order(2)
    void the_meters_follow_the_producer(@TopicSpec(compacted = true) Topic topic, Values values) {
        NamedProducer producer = producer(topic, values);
        send(producer, topic, "Robin", 1);

        try (Export export = new Export(producer, registry)) {
            Tally withKey = send(producer, topic, "Robin", 4);
            Tally withoutKey = send(producer, topic, null, 2);
            System.gc(); // takes an object that only a gauge knows

            verifyMeters(
                    producer,
                    () -> observed(
                            "%s records stored and %s refused after export",
                            withKey.confirmed(), Readings.failed(withoutKey)),
                    "a meter has to ask the producer each time it is read; a value that was copied stays"
                            + " what it was, and a gauge on an object that nobody else holds becomes NaN");
        }
    }

    @Test
    @Order(3)
    void two_producers_are_told_apart(Topic topic, Values values) {
        NamedProducer one = producer(topic, values);
        NamedProducer two = producer(topic, values);
        long byOne = send(one, topic, "Robin", 2).confirmed();
        long byTwo = send(two, topic, "Robin", 7).confirmed();

        try (Export firstExport = new Export(one, registry);
                Export secondExport = new Export(two, registry)) {
            verifyMeters(
                    one,
                    () -> observed("%s records by this producer, %s by another", byOne, byTwo),
                    "the tag client.id keeps them apart");
            verifyMeters(
                    two,
                    () -> observed("%s records by this producer, %s by another", byTwo, byOne),
                    "the tag client.id keeps them apart");
        }
    }

    @Test
    @Order(4)
    void closing_takes_the_meters_away(Topic topic, Values values) {
        NamedProducer producer = producer(topic, values);
        send(producer, topic, "Robin", 2);
        Export export = new Export(producer, registry);

        export.close();
        export.close();

        verify(kafkaMeters())
                .youDid("after close() the registry still has " + kafkaMeters().size() + " meters of this producer")
                .kafkaSaw(topic::shown)
                .why("meters of a producer that is gone go on showing its last values, and hold it in memory")
                .isEmpty();
    }

    @Test
    @Order(5)
    void closing_leaves_the_meters_of_others(Topic topic, Values values) {
        NamedProducer one = producer(topic, values);
        NamedProducer two = producer(topic, values);
        registry.counter("orders.shouted").increment();
        int own = registry.getMeters().size();
        Export firstExport = new Export(one, registry);

        try (Export export = new Export(two, registry)) {
            firstExport.close();
            long byTwo = send(two, topic, "Robin", 3).confirmed();

            Counter shouted = registry.find("orders.shouted").counter();
            verify(shouted)
                    .youDid("after close() the registry has "
                            + registry.getMeters().size() + " meters, orders.shouted is"
                            + (shouted == null ? " not" : "") + " among them")
                    .kafkaSaw(() -> observed("%s meter of the application's own before export", own))
                    .why("the registry belongs to the application; take away what you have brought, and nothing else")
                    .isNotNull();
            verifyMeters(
                    two,
                    () -> observed("%s records by this producer, while the export of another was closed", byTwo),
                    "closing one export leaves the meters of other producers alone");
        }
    }

    @Test
    @Order(6)
    void the_producer_stays_open(Topic topic, Values values) {
        NamedProducer producer = producer(topic, values);
        new Export(producer, registry).close();

        Call<?> call = call(
                "a send after close() of the export",
                () -> producer.producer()
                        .send(new ProducerRecord<>(topic.name(), values.message()))
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
        NamedProducer producer = producer(topic, values);
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        new Export(producer, registry).close();

        List<String> left = threadsMoreThan(before);
        verify(left)
                .youDid("a while after close() of the export these threads are left: " + left)
                .kafkaSaw(() -> observed(
                        "%s threads before the export, %s now",
                        before.size(), Thread.getAllStackTraces().size()))
                .why("a binder looks for new metrics on a thread of its own, until it is closed")
                .isEmpty();
    }

    @Test
    @Order(8)
    void prometheus_can_read_it(@TopicSpec(compacted = true) Topic topic, Values values) {
        NamedProducer producer = producer(topic, values);
        Tally sent = send(producer, topic, null, 2);
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        try (Export export = new Export(producer, prometheus)) {
            PrometheusText scraped = new PrometheusText(prometheus.scrape());
            List<String> errors = scraped.samples("kafka_producer_record_error_total", producer.clientId(), "2.0");

            String did = "the scraped text has " + scraped.lines().size() + " lines, " + errors.size()
                    + " of them kafka_producer_record_error_total of this producer with 2.0; unreadable: "
                    + scraped.unreadable();
            verify(errors.size())
                    .youDid(did)
                    .kafkaSaw(() -> Readings.seen(sent))
                    .why("one line for each producer and topic has the errors; the tag client.id becomes client_id")
                    .isEqualTo(1);
            verify(scraped.unreadable())
                    .youDid(did)
                    .kafkaSaw(() -> Readings.seen(sent))
                    .why("Prometheus reads a line as name{label=\"value\"} number")
                    .isEmpty();
        }
        prometheus.close();
    }

    @Test
    @Order(9)
    void a_closed_producer_has_its_last_counts(Topic topic, Values values) {
        NamedProducer producer = producer(topic, values);
        send(producer, topic, "Robin", 3);
        producer.producer().close();

        try (Export export = new Export(producer, registry)) {
            List<Double> sends = ProducerMeters.measured(registry, producer.clientId(), "record.send.total");

            verify(sends)
                    .youDid("after export of a closed producer the registry says record.send.total=" + sends)
                    .kafkaSaw(() -> observed(
                            "%s records in the log, sent before it was closed",
                            topic.values().size()))
                    .why("the last scrape of a program comes after its producer was closed, and wants its last numbers")
                    .isEqualTo(List.of(3.0));
        }
    }

    /** The learner's export, closed without a checked exception. */
    private record Export(AutoCloseable export) implements AutoCloseable {

        Export(NamedProducer producer, MeterRegistry registry) {
            this(call("export", () -> Step7Export.export(producer.producer(), registry))
                    .value());
        }

        @Override
        public void close() {
            call("close() of the export", export::close).value();
        }
    }

    private void verifyMeters(NamedProducer producer, Supplier<Observation> kafkaSaw, String why) {
        Map<String, List<Double>> jmx = ProducerMeters.ofJmx(producer.clientId());
        Map<String, List<Double>> meters = ProducerMeters.of(registry, producer.clientId());
        verify(meters)
                .youDid("the registry has " + registry.getMeters().size()
                        + " meters, with the tag client.id of this producer: " + meters)
                .kafkaSaw(() -> kafkaSaw.get().and(observed("JMX says %s", jmx)))
                .why(why)
                .isEqualTo(jmx);
    }

    private List<Meter> kafkaMeters() {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("kafka."))
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

    private static NamedProducer producer(Topic topic, Values values) {
        return NamedProducer.of(topic, values, Map.of("linger.ms", 0));
    }

    /** Sends, and waits until JMX no longer changes; without a key a compacted topic refuses. */
    private static Tally send(NamedProducer producer, Topic topic, String key, int count) {
        Tally sent = producer.send(topic, key, Collections.nCopies(count, "Prepare for battle!"));
        ProducerMetrics metrics = ProducerMetrics.of(producer.clientId());
        await("an empty buffer")
                .until(() -> metrics.value("buffer-available-bytes").equals(metrics.value("buffer-total-bytes")));
        return sent;
    }
}
