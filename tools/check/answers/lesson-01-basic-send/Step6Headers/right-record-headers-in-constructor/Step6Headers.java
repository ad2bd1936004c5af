package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Hands a RecordHeaders to the constructor. */
public final class Step6Headers {

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        RecordHeaders recordHeaders = new RecordHeaders();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            recordHeaders.add(header.getKey(), utf8(header.getValue()));
        }
        return new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), order.band(), order.text(), recordHeaders);
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private Step6Headers() {}
}
