package workshop.testkit.client;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Text as UTF-8, but for one text that it refuses: then {@code send()} itself throws {@link SerializationException}, and no callback is
 * called. Kafka creates it by its class.
 */
public final class RefusingSerializer extends StringSerializer {

    public static final String REFUSED = "poisoned wine";

    @Override
    public byte[] serialize(String topic, String text) {
        if (REFUSED.equals(text)) {
            throw new SerializationException("This serializer refuses \"" + REFUSED + "\"");
        }
        return super.serialize(topic, text);
    }
}
