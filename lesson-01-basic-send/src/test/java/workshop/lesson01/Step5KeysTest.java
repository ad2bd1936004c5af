package workshop.lesson01;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static workshop.testkit.Call.call;
import static workshop.testkit.Claim.verify;
import static workshop.testkit.Observation.observed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import workshop.testkit.Call;
import workshop.testkit.KafkaTest;
import workshop.testkit.LogRecord;
import workshop.testkit.Observation;
import workshop.testkit.Topic;
import workshop.testkit.TopicSpec;
import workshop.testkit.Values;
import workshop.testkit.report.Describe;

@KafkaTest
class Step5KeysTest {

    private static final int BANDS = 40;
    private static final int ORDERS_PER_BAND = 5;

    @Test
    @Order(1)
    void the_key_is_the_band(@TopicSpec(partitions = 6) Topic topic, Values values) {
        List<BattleOrder> orders = orders(values);

        Call<List<RecordMetadata>> call = sendOrders(topic, orders);

        Map<String, String> bandOf = bandOf(orders);
        List<LogRecord> wrong = topic.records().stream()
                .filter(record -> !Objects.equals(record.key(), bandOf.get(record.value())))
                .toList();
        verify(wrong)
                .youDid(call)
                .kafkaSaw(() -> observed(
                        "%s of %s records whose key is not the band: %s%s",
                        wrong.size(), orders.size(), wrong.get(0), wrong.get(0).key() == null ? " without a key" : ""))
                .why("the key says what belongs together; whoever reads the topic looks for the band's name, letter"
                        + " by letter")
                .isEmpty();
    }

    @Test
    @Order(2)
    void all_orders_of_a_band_are_on_one_partition(@TopicSpec(partitions = 6) Topic topic, Values values) {
        List<BattleOrder> orders = orders(values);

        Call<List<RecordMetadata>> call = sendOrders(topic, orders);

        List<String> scattered = partitionsByBand(topic, orders).entrySet().stream()
                .filter(band -> band.getValue().size() > 1)
                .map(band -> "band " + Describe.value(band.getKey()) + " is on partitions " + band.getValue())
                .toList();
        verify(scattered)
                .youDid(call)
                .kafkaSaw(() -> observed("%s of %s bands scattered: %s", scattered.size(), BANDS, scattered.get(0)))
                .why("Kafka keeps order inside a partition only; the key chooses it: murmur2(key) % partitions")
                .isEmpty();
    }

    @Test
    @Order(3)
    void it_is_the_partition_where_every_producer_with_kafkas_defaults_finds_the_band(
            @TopicSpec(partitions = 6) Topic topic, Values values) {
        List<BattleOrder> orders = orders(values);

        Call<List<RecordMetadata>> call = sendOrders(topic, orders);

        List<String> misplaced = partitionsByBand(topic, orders).entrySet().stream()
                .filter(band -> !band.getValue().equals(Set.of(topic.partitionOf(band.getKey()))))
                .map(band -> "band " + Describe.value(band.getKey()) + " is on " + band.getValue() + " instead of ["
                        + topic.partitionOf(band.getKey()) + "]")
                .toList();
        verify(misplaced)
                .youDid(call)
                .kafkaSaw(() -> observed(
                        "%s of %s bands not on the partition that the default partitioner gives their key: %s",
                        misplaced.size(), BANDS, misplaced.get(0)))
                .why("a partition that your code computes is known to your code alone; a record with a key and no"
                        + " partition goes where every producer with Kafka's default partitioner sends that"
                        + " key: murmur2(key) % partitions")
                .isEmpty();
    }

    @Test
    @Order(4)
    void the_bands_spread_over_the_partitions(@TopicSpec(partitions = 6) Topic topic, Values values) {
        Call<List<RecordMetadata>> call = sendOrders(topic, orders(values));

        List<Integer> used =
                topic.records().stream().map(LogRecord::partition).distinct().toList();
        verify(used)
                .youDid(call)
                .kafkaSaw(() -> observed("%s bands on %s of 6 partitions: %s", BANDS, used.size(), used))
                .why("partitions share the load between brokers and consumers; what is all on one of them can be"
                        + " done by one only")
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    @Order(5)
    void the_orders_of_a_band_keep_their_order(@TopicSpec(partitions = 6) Topic topic, Values values) {
        List<BattleOrder> orders = orders(values);

        Call<List<RecordMetadata>> call = sendOrders(topic, orders);

        Map<String, List<String>> given = orders.stream()
                .collect(groupingBy(BattleOrder::band, TreeMap::new, mapping(BattleOrder::text, toList())));
        Map<String, List<String>> stored = byBand(topic, orders, mapping(LogRecord::value, toList()));
        verify(stored)
                .youDid(call)
                .kafkaSaw(() -> firstDifferenceByBand(given, stored))
                .why("one thread that calls send() in turn is what makes the order; each order is sent once")
                .isEqualTo(given);
    }

    @Test
    @Order(6)
    void the_results_stand_in_the_order_of_the_orders(@TopicSpec(partitions = 6) Topic topic, Values values) {
        List<BattleOrder> orders = orders(values);

        Call<List<RecordMetadata>> call = sendOrders(topic, orders);

        Map<String, String> textAt = topic.records().stream().collect(toMap(LogRecord::place, LogRecord::value));
        List<String> told = call.value().stream()
                .map(place -> textAt.get(String.valueOf(place)))
                .toList();
        List<String> given = orders.stream().map(BattleOrder::text).toList();
        verify(told)
                .youDid(call)
                .kafkaSaw(() -> firstWrongResult(call.value(), told, given))
                .why("the caller finds an order's place by its position in the list; answers may come in any order")
                .isEqualTo(given);
    }

    private static Call<List<RecordMetadata>> sendOrders(Topic topic, List<BattleOrder> orders) {
        var producer = topic.<String>newProducer(Map.of("linger.ms", 0));
        Call<List<RecordMetadata>> call =
                call("sendOrders", () -> Step5Keys.sendOrders(producer, topic.name(), orders));
        call.value();
        return call;
    }

    /** Five orders to each of forty bands, mixed; each text once. */
    private static List<BattleOrder> orders(Values values) {
        List<String> bands = IntStream.range(0, BANDS)
                .mapToObj(i -> "Tuck's Men " + values.word())
                .toList();
        return IntStream.range(0, BANDS * ORDERS_PER_BAND)
                .mapToObj(i -> new BattleOrder(bands.get(i % BANDS), "order " + i + " " + values.word()))
                .toList();
    }

    /** The band of each order, by the order's text, which no other order has. */
    private static Map<String, String> bandOf(List<BattleOrder> orders) {
        return orders.stream().collect(toMap(BattleOrder::text, BattleOrder::band));
    }

    private static Map<String, Set<Integer>> partitionsByBand(Topic topic, List<BattleOrder> orders) {
        return byBand(topic, orders, mapping(LogRecord::partition, toSet()));
    }

    /** What is in the log, grouped by the band that each record was meant for, whatever its key is. */
    private static <R> Map<String, R> byBand(
            Topic topic, List<BattleOrder> orders, Collector<LogRecord, ?, R> collector) {
        Map<String, String> bandOf = bandOf(orders);
        Function<LogRecord, String> band = record -> bandOf.getOrDefault(record.value(), "(no order of yours)");
        return topic.records().stream().collect(groupingBy(band, TreeMap::new, collector));
    }

    /** The first band whose orders are not in the log as they were given. */
    private static Observation firstDifferenceByBand(
            Map<String, List<String>> given, Map<String, List<String>> stored) {
        return given.keySet().stream()
                .filter(band -> !given.get(band).equals(stored.get(band)))
                .findFirst()
                .map(band -> observed(
                        "for band %s %s instead of %s",
                        Describe.value(band), Describe.value(stored.get(band)), given.get(band)))
                .orElseGet(() -> observed("records of %s bands instead of %s", stored.size(), given.size()));
    }

    /** The first result at whose place another order is than the one it belongs to. */
    private static Observation firstWrongResult(List<RecordMetadata> places, List<String> told, List<String> given) {
        return IntStream.range(0, Math.min(told.size(), given.size()))
                .filter(i -> !given.get(i).equals(told.get(i)))
                .mapToObj(i -> observed(
                        "at %s %s, and result %s belongs to %s",
                        places.get(i), Describe.value(told.get(i)), i, Describe.value(given.get(i))))
                .findFirst()
                .orElseGet(() -> observed("%s results for %s orders", told.size(), given.size()));
    }
}
