// expect: audit found lost none, duplicated 16
package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import workshop.lesson04.LedgerEntry.State;

/** Takes equal texts for the same order. */
public final class Step6Audit {

    public static AuditReport audit(
            List<LedgerEntry> ledger, Consumer<String, String> consumer, String topic, Duration limit) {
        Map<String, LedgerEntry> byId = new HashMap<>();
        for (LedgerEntry entry : ledger) {
            byId.put(entry.id(), entry);
        }
        Set<String> seen = new HashSet<>();
        Set<String> texts = new HashSet<>();
        Set<String> lost = new HashSet<>();
        Set<String> duplicated = new HashSet<>();
        Set<String> reordered = new HashSet<>();
        Set<String> ghosts = new HashSet<>();
        Set<String> corrupted = new HashSet<>();
        Map<String, Integer> highest = new HashMap<>();
        for (ConsumerRecord<String, String> record : read(consumer, topic, limit)) {
            LedgerEntry entry = byId.get(id(record));
            if (entry == null) {
                continue;
            }
            if (crc(record.value()) != entry.crc32()) {
                corrupted.add(entry.id());
            }
            seen.add(entry.id());
            if (!texts.add(record.value())) {
                duplicated.add(entry.id());
                continue;
            }
            if (entry.state() == State.FAILED) {
                ghosts.add(entry.id());
            }
            int before = highest.getOrDefault(entry.key(), -1);
            if (before > entry.sequence()) {
                reordered.add(entry.id());
            } else {
                highest.put(entry.key(), entry.sequence());
            }
        }
        for (LedgerEntry entry : ledger) {
            if (entry.state() == State.CONFIRMED && !seen.contains(entry.id())) {
                lost.add(entry.id());
            }
        }
        duplicated.removeAll(corrupted);
        reordered.removeAll(corrupted);
        ghosts.removeAll(corrupted);
        return new AuditReport(lost, duplicated, reordered, ghosts, corrupted);
    }

    private static List<ConsumerRecord<String, String>> read(
            Consumer<String, String> consumer, String topic, Duration limit) {
        long end = System.currentTimeMillis() + limit.toMillis();
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.partitionsFor(topic, limit)
                .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        if (partitions.isEmpty()) {
            throw new IllegalArgumentException("no topic " + topic);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            while (consumer.position(partition) < ends.get(partition)) {
                if (System.currentTimeMillis() > end) {
                    throw new RuntimeException("read up to offset " + consumer.position(partition) + " of "
                            + ends.get(partition) + " on " + partition);
                }
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(20))) {
                    records.add(record);
                }
            }
        }
        return records;
    }

    private static String id(ConsumerRecord<String, String> record) {
        return record.headers().lastHeader("id") == null
                ? ""
                : new String(record.headers().lastHeader("id").value(), UTF_8);
    }

    private static long crc(String value) {
        CRC32 crc = new CRC32();
        crc.update(value.getBytes(UTF_8));
        return crc.getValue();
    }

    private Step6Audit() {}
}
