package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Sends a copy and leaves the caller's record alone. */
public class Step3Interceptor implements ProducerInterceptor<Object, Object> {

    private static final Map<String, AtomicLongArray> COUNTS = new ConcurrentHashMap<>();

    private String clientId = "";

    public static Stats statsOf(String clientId) {
        AtomicLongArray counts = COUNTS.getOrDefault(clientId, new AtomicLongArray(3));
        return new Stats(counts.get(0), counts.get(1), counts.get(2));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        clientId = (String) configs.get("client.id");
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        count(0);
        RecordHeaders headers = new RecordHeaders(record.headers());
        if (!headers.headers("dispatched-at").iterator().hasNext()) {
            headers.add(
                    "dispatched-at", Long.toString(System.currentTimeMillis()).getBytes(UTF_8));
        }
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), headers);
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        count(exception == null ? 1 : 2);
    }

    @Override
    public void close() {}

    private void count(int what) {
        COUNTS.computeIfAbsent(clientId, id -> new AtomicLongArray(3)).incrementAndGet(what);
    }
}
