// expect: compose threw NullPointerException
package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Fails with a NullPointerException on a header without a value. */
public final class Step6Headers {

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), order.band(), order.text());
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private Step6Headers() {}
}
