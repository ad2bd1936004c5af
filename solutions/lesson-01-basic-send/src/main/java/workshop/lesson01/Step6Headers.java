package workshop.lesson01;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Step 6 · Headers: say about a message what belongs neither in its key nor in its value. */
public final class Step6Headers {

    /** Composes a record keyed by band, with {@code sentAt} as its timestamp and UTF-8 headers; null stays null. */
    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), order.band(), order.text());
        headers.forEach((key, value) -> record.headers().add(key, value == null ? null : value.getBytes(UTF_8)));
        return record;
    }

    private Step6Headers() {}
}
