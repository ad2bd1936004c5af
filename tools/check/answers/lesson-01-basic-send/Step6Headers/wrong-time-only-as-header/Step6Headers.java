// expect: which a consumer reads as 20
// cause: the record has the time of the run
package workshop.lesson01;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes the time into a header and leaves the record's timestamp to the producer. */
public final class Step6Headers {

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, order.band(), order.text());
        headers.forEach((name, value) -> record.headers().add(name, utf8(value)));
        record.headers().add("sent-at", utf8(sentAt.toString()));
        return record;
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private Step6Headers() {}
}
