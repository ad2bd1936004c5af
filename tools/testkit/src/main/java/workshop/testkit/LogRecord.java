package workshop.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import workshop.testkit.report.Describe;

/** A record as the broker holds it, bytes first; the accessors that give text read those bytes as UTF-8. */
public record LogRecord(ConsumerRecord<byte[], byte[]> raw) {

    /** Topic, partition and offset in Kafka's usual writing: {@code forest-defense-7f3a-0@41}. */
    public String place() {
        return raw.topic() + "-" + raw.partition() + "@" + raw.offset();
    }

    public int partition() {
        return raw.partition();
    }

    public long offset() {
        return raw.offset();
    }

    /** Milliseconds since the epoch. */
    public long timestamp() {
        return raw.timestamp();
    }

    /** The key as text, or null. */
    public String key() {
        return text(raw.key());
    }

    /** The value as text, or null. */
    public String value() {
        return text(raw.value());
    }

    public byte[] keyBytes() {
        return raw.key();
    }

    public byte[] valueBytes() {
        return raw.value();
    }

    /** All values of each header as text, in their order. A null value stays null. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        raw.headers().forEach(header -> headers.computeIfAbsent(header.key(), this::valuesOf));
        return headers;
    }

    private List<String> valuesOf(String headerKey) {
        return StreamSupport.stream(raw.headers().headers(headerKey).spliterator(), false)
                .map(Header::value)
                .map(LogRecord::text)
                .toList();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    @Override
    public String toString() {
        return Describe.value(value()) + " at " + place()
                + (raw.key() == null ? "" : " with key " + Describe.value(key()));
    }
}
