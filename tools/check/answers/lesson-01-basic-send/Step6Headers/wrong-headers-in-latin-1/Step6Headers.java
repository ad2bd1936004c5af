// expect: sender=["Se�or � Nottingham
package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes the headers in ISO-8859-1. */
public final class Step6Headers {

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), order.band(), order.text());
        headers.forEach((name, value) ->
                record.headers().add(name, value == null ? null : value.getBytes(StandardCharsets.ISO_8859_1)));
        return record;
    }

    private Step6Headers() {}
}
