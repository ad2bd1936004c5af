package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A header type of its own. */
public final class Step6Headers {

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), order.band(), order.text());
        headers.forEach((name, text) -> record.headers().add(TextHeader.of(name, text)));
        return record;
    }

    private record TextHeader(String key, byte[] value) implements Header {

        static TextHeader of(String key, String text) {
            return new TextHeader(key, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Step6Headers() {}
}
