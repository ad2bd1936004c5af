// expect: which a consumer reads as 20
// cause: the record has the time of the run
package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes the time of the call, not the one it was given. */
public final class Step6Headers {

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, null, Instant.now().toEpochMilli(), order.band(), order.text());
        headers.forEach((name, value) ->
                record.headers().add(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private Step6Headers() {}
}
