// expect: which a consumer reads as 1970-01-2
package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Gives the time in seconds; a record's timestamp is in milliseconds. */
public final class Step6Headers {

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, null, sentAt.getEpochSecond(), order.band(), order.text());
        headers.forEach((name, value) ->
                record.headers().add(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private Step6Headers() {}
}
