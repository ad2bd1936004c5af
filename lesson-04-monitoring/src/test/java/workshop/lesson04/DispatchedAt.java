package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import workshop.testkit.LogRecord;

/**
 * The header that the learner's interceptor adds, as a record in the log has it.
 *
 * @param values one for each header of this name: its text, or its bytes if they are no plain text
 */
record DispatchedAt(List<String> values) {

    static final String HEADER = "dispatched-at";

    private static final String NUMBER = "\\d{1,18}";

    static DispatchedAt of(LogRecord record) {
        Iterable<Header> headers = record.raw().headers().headers(HEADER);
        return new DispatchedAt(StreamSupport.stream(headers.spliterator(), false)
                .map(header -> text(header.value()))
                .toList());
    }

    /** All of the record but this header, in words. */
    static String otherThanHeader(LogRecord record) {
        Map<String, List<String>> others = record.headers();
        others.remove(HEADER);
        return "key " + record.key() + ", value " + record.value() + ", time " + record.timestamp() + ", headers "
                + others;
    }

    /** Whether the only header of this name is a decimal number. */
    boolean isNumber() {
        return values.size() == 1 && values.get(0).matches(NUMBER);
    }

    boolean isBetween(long low, long high) {
        long millis = Long.parseLong(values.get(0));
        return low <= millis && millis <= high;
    }

    private static String text(byte[] value) {
        if (value == null) {
            return "null";
        }
        String text = new String(value, UTF_8);
        return text.matches("[ -~]*") ? text : HexFormat.ofDelimiter(" ").formatHex(value);
    }

    @Override
    public String toString() {
        return "your interceptor wrote " + HEADER + "=" + values + ", which a reader takes for "
                + (isNumber() ? Instant.ofEpochMilli(Long.parseLong(values.get(0))) : "no number");
    }
}
