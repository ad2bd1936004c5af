// expect: corrupted none kafka saw 18 records for 18 entries
package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import workshop.lesson04.LedgerEntry.State;

/** Compares how many there are. */
public final class Step6Audit {

    public static AuditReport audit(
            List<LedgerEntry> ledger, Consumer<String, String> consumer, String topic, Duration limit) {
        Set<String> none = Set.of();
        Set<String> ids = new HashSet<>();
        ledger.forEach(entry -> ids.add(entry.id()));
        long sent = ledger.stream()
                .filter(entry -> entry.state() == State.CONFIRMED)
                .count();
        long pending =
                ledger.stream().filter(entry -> entry.state() == State.PENDING).count();
        long found = read(consumer, topic, limit).stream()
                .filter(record -> ids.contains(id(record)))
                .count();
        if (found >= sent && found <= sent + pending) {
            return new AuditReport(none, none, none, none, none);
        }
        return found < sent
                ? new AuditReport(ids, none, none, none, none)
                : new AuditReport(none, ids, none, none, none);
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
