// expect: gave one and the same record
package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Keeps the record of each order and hands it out again. */
public final class Step6Headers {

    private static final Map<BattleOrder, ProducerRecord<String, String>> RECORDS = new ConcurrentHashMap<>();

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        return RECORDS.computeIfAbsent(order, key -> {
            ProducerRecord<String, String> record =
                    new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), key.band(), key.text());
            headers.forEach((name, value) -> record.headers().add(name, utf8(value)));
            return record;
        });
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private Step6Headers() {}
}
