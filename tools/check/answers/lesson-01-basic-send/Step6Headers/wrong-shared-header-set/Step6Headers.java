// expect: sender=["Robin", "Robin"
package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Collects the headers of all records in one set. */
public final class Step6Headers {

    private static final Headers HEADERS = new RecordHeaders();

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        headers.forEach((name, value) -> HEADERS.add(name, utf8(value)));
        return new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), order.band(), order.text(), HEADERS);
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private Step6Headers() {}
}
