// expect: corrupted none kafka saw 27 records for 18 entries
package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Compares the sequences of all keys with each other. */
public final class Step6Audit {

    private static final Duration POLL = Duration.ofMillis(50);

    public static AuditReport audit(
            List<LedgerEntry> ledger, Consumer<String, String> consumer, String topic, Duration limit) {
        Map<String, LedgerEntry> entries =
                ledger.stream().collect(toMap(LedgerEntry::id, identity(), (one, other) -> one, LinkedHashMap::new));
        Map<String, List<ConsumerRecord<String, String>>> copies = readAll(consumer, topic, limit).stream()
                .filter(record -> entries.containsKey(idOf(record)))
                .collect(groupingBy(Step6Audit::idOf, LinkedHashMap::new, toList()));

        Set<String> corrupted = ids(
                entries,
                entry -> copies.getOrDefault(entry.id(), List.of()).stream()
                        .anyMatch(copy -> crc32(copy.value()) != entry.crc32()));
        Set<String> overtaken = overtaken(entries, copies);
        Predicate<LedgerEntry> sound = entry -> !corrupted.contains(entry.id());
        Predicate<LedgerEntry> present = entry -> copies.containsKey(entry.id());
        return new AuditReport(
                ids(entries, entry -> entry.state() == LedgerEntry.State.CONFIRMED && !present.test(entry)),
                ids(
                        entries,
                        sound.and(present).and(entry -> copies.get(entry.id()).size() > 1)),
                ids(entries, sound.and(entry -> overtaken.contains(entry.id()))),
                ids(entries, sound.and(present).and(entry -> entry.state() == LedgerEntry.State.FAILED)),
                corrupted);
    }

    private static Set<String> ids(Map<String, LedgerEntry> entries, Predicate<LedgerEntry> which) {
        return entries.values().stream().filter(which).map(LedgerEntry::id).collect(toSet());
    }

    private static Set<String> overtaken(
            Map<String, LedgerEntry> entries, Map<String, List<ConsumerRecord<String, String>>> copies) {
        Set<String> overtaken = new HashSet<>();
        Map<String, Integer> highest = new HashMap<>();
        copies.forEach((id, all) -> {
            LedgerEntry entry = entries.get(id);
            String series = "all";
            if (highest.merge(series, entry.sequence(), Math::max) > entry.sequence()) {
                overtaken.add(id);
            }
        });
        return overtaken;
    }

    private static List<ConsumerRecord<String, String>> readAll(
            Consumer<String, String> consumer, String topic, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        List<TopicPartition> partitions = consumer.partitionsFor(topic, limit).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("There is no topic " + topic + " to audit");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> missing =
                new TreeMap<>((one, other) -> Integer.compare(one.partition(), other.partition()));
        missing.putAll(consumer.endOffsets(partitions, left(deadline)));
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        while (true) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No audit: after " + limit + " and " + records.size()
                        + " records the end was not reached on " + missing);
            }
            consumer.poll(POLL).forEach(records::add);
            missing.entrySet().removeIf(end -> consumer.position(end.getKey(), left(deadline)) >= end.getValue());
            if (missing.isEmpty()) {
                return records;
            }
        }
    }

    private static Duration left(long deadlineNanos) {
        return Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime()));
    }

    private static String idOf(ConsumerRecord<String, String> record) {
        Header id = record.headers().lastHeader("id");
        return id == null || id.value() == null ? null : new String(id.value(), UTF_8);
    }

    private static long crc32(String value) {
        CRC32 crc = new CRC32();
        crc.update(value == null ? new byte[0] : value.getBytes(UTF_8));
        return crc.getValue();
    }

    private Step6Audit() {}
}
