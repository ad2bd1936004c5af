package workshop.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** A serializer that refuses one text. Kafka creates it, so it is public. */
public final class Fussy implements Serializer<String> {

    static final String REFUSED = "The sheriff reads this, too";

    @Override
    public byte[] serialize(String topic, String text) {
        if (REFUSED.equals(text)) {
            throw new SerializationException("no bytes for: " + text);
        }
        return text == null ? null : text.getBytes(UTF_8);
    }
}
