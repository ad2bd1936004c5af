// expect: "sender: Robin
package workshop.lesson01;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes the headers into the value. */
public final class Step6Headers {

    public static ProducerRecord<String, String> compose(
            String topic, BattleOrder order, Map<String, String> headers, Instant sentAt) {
        StringBuilder value = new StringBuilder();
        headers.forEach(
                (name, text) -> value.append(name).append(": ").append(text).append('\n'));
        value.append('\n').append(order.text());
        return new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), order.band(), value.toString());
    }

    private Step6Headers() {}
}
