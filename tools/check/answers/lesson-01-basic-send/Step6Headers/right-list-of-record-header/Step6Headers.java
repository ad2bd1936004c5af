package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A list of RecordHeader, made by a stream. */
public final class Step6Headers {

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        List<Header> list = headers.entrySet().stream()
                .<Header>map(header -> new RecordHeader(header.getKey(), utf8(header.getValue())))
                .toList();
        return new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), order.band(), order.text(), list);
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private Step6Headers() {}
}
